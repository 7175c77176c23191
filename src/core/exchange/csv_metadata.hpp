#pragma once

#include <string>
#include <string_view>

namespace holdfast::exchange {

/// What describes a CSV file to programs, as CSV on the Web has it: its address, the names of its columns, and which of them hold numbers, days or
/// yes and no alone. The file is one that `to_csv` wrote.
std::string csv_metadata(std::string_view csv, std::string_view url);

}  // namespace holdfast::exchange
