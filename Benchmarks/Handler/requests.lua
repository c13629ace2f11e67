-- wrk: the three routes in turn, with a cookie and two arguments. Made once, so that the client costs little.
local targets = { "/items", "/items/42", "/users/ann/items/4711" }
local headers = { ["Host"] = "localhost", ["Cookie"] = "theme=dark; visitor=ann; lang=en" }
local requests = {}
local turn = 0

function init()
    for number, target in ipairs(targets) do
        requests[number] = wrk.format("GET", target .. "?q=blue+chairs&page=3", headers)
    end
end

function request()
    turn = turn % #requests + 1
    return requests[turn]
end
