// This source file is part of the Funnel project.
// SPDX-License-Identifier: Apache-2.0

import Funnel
import HTTPTypes

extension GatewayResponse {
    /// The values of the `Set-Cookie` fields, read as ISO 8859-1.
    var cookies: [String] {
        headerFields[fields: .setCookie].map { field in
            field.withUnsafeBytesOfValue { bytes in
                String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
            }
        }
    }
}
