#pragma once

#include <string_view>

namespace holdfast::store {

/// A statement written in this program, in the SQL that both databases share, with parameters `$1`, `$2`... Only a literal
/// converts to it, so input cannot become SQL.
class Sql {
public:
    consteval Sql(const char* literal) : text_(literal) {}
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

}  // namespace holdfast::store
