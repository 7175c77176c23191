-- wrk script: submits values, each for another indicator and day, so that every request is a first version and none is refused.
-- Arguments: the field and value of the form's token, the number of the first submission, the codes of the indicators.
local codes, number, body = {}, 0, ""
local days = 28

function init(arguments)
  body = arguments[1] .. "=" .. arguments[2] .. "&basis=snapshot&numerator=&denominator=&value=12&version=0"
  number = tonumber(arguments[3])
  for i = 4, #arguments do codes[#codes + 1] = arguments[i] end
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
end

function request()
  local code, day = codes[number % #codes + 1], math.floor(number / #codes)
  number = number + 1
  local month = math.floor(day / days)
  local path = string.format("/indicators/%s/%04d-%02d-%02d/submission", code, 1990 + math.floor(month / 12), month % 12 + 1, day % days + 1)
  return wrk.format("POST", path, nil, body)
end
