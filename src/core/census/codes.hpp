#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::census {

/// The code sets of the census of 2026 by the element that takes them; `abuse` is of both categories of abuse.
enum class CodeSet { sex, upn_unknown, ethnicity, disability, referral_source, primary_need, closure_reason, abuse, factor };

struct Code {
    std::string code{};
    std::string meaning{};
};

/// data/cin-codes-2026.csv as it is shipped.
std::string_view shipped_codes();

/// The codes of a set, in the order of the standard.
const std::vector<Code>& codes_of(CodeSet set);
/// Which code of the set it is, counted from 0; exactly as it is written, capital letters included.
std::optional<std::size_t> place_in(CodeSet set, std::string_view code);
inline bool is_code(CodeSet set, std::string_view code) { return place_in(set, code).has_value(); }

}  // namespace holdfast::census
