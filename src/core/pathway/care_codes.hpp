#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::pathway {

/// The sets of codes that columns of records are written in; `agencies` are the keys of those on record.
enum class CodeList {
    none,
    referral_source,
    primary_need,
    closure_reason,
    abuse,
    factor,
    participation,
    new_episode,
    legal_status,
    care_need,
    placement,
    provider,
    care_ended,
    placement_change,
    location,
    missing,
    worker_change,
    sdq_reason,
    health_check,
    in_touch,
    activity,
    accommodation,
    eligibility,
    adopters_sex,
    adopters_status,
    reversal,
    permanence,
    agencies
};

/// One code with what it means; the code itself where no meaning is published.
struct CodeWords {
    std::string code{};
    std::string words{};
};

/// What the set offers to whoever writes a record today, in the order of the standard; codes of earlier collections are left out. Nothing for `none` and `agencies`.
std::vector<CodeWords> codes_in(CodeList list);
/// The code in words; the code itself where the set does not have it.
std::string words_of_code(CodeList list, std::string_view code);

}  // namespace holdfast::pathway
