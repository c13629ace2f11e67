-- wrk: the three routes in turn, with a cookie and two arguments.
local targets = { "/items", "/items/42", "/users/ann/items/4711" }
local headers = { ["Cookie"] = "theme=dark; visitor=ann; lang=en" }
local turn = 0

function request()
    turn = turn % #targets + 1
    return wrk.format("GET", targets[turn] .. "?q=blue+chairs&page=3", headers)
end
