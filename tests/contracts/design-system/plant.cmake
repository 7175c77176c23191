# cmake -DSOURCE=... -DRIGHT=... -DWRONG=... -DOUTPUT=... -P plant.cmake: a copy of a source with one piece of it made wrong.
# The piece must be there exactly once, so that a fault that no longer fits is noticed.
file(READ "${SOURCE}" text)
string(FIND "${text}" "${RIGHT}" first)
string(FIND "${text}" "${RIGHT}" last REVERSE)
if(first EQUAL -1 OR NOT first EQUAL last)
  message(FATAL_ERROR "${SOURCE} should hold ${RIGHT} once")
endif()
string(REPLACE "${RIGHT}" "${WRONG}" text "${text}")
file(WRITE "${OUTPUT}" "${text}")
