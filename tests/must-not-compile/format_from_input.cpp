// EXPECT: is not a constant expression
#include <fmt/format.h>
#include <string>
std::string words(const std::string& typed) {
    return fmt::format(typed, 1);
}
