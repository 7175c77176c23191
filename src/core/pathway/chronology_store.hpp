#pragma once

#include "core/pathway/pathway_store.hpp"

#include <array>

namespace holdfast::pathway {

/// What a moment of a child's life belongs to.
enum class Chapter : std::uint8_t { need, protection, care };
struct ChapterWords {
    Chapter chapter{};
    std::string_view token{}, words{};
};
inline constexpr std::array chapters{ChapterWords{Chapter::need, "need", "Children in need"},
                                     ChapterWords{Chapter::protection, "protection", "Child protection"}, ChapterWords{Chapter::care, "care", "Looked after"}};

/// Something that happened, on its day.
struct Moment {
    Date on{};
    Chapter chapter{};
    std::string what{};     ///< "Referral", "Child protection plan ended"
    std::string detail{};   ///< with codes in words; may be empty
    std::string agency{};   ///< the key of the agency that says so
    std::string source{};   ///< the source of the entry: `census`, `by-hand`
    bool is_last_of_day{};  ///< what ends all else, such as the closing of the case
    Id<people::Person> child{};
    std::string_view table{};  ///< the kind of the record that says so
    std::int64_t record{};     ///< its number
};

/// In the order of their days; of one day as they were, and what ends all else last.
void put_in_order(std::vector<Moment>& moments);

/// Everything on record that happened to the child, the earliest first; of one day in the order in which one thing follows from another.
std::vector<Moment> chronology_of(trail::View& view, Id<people::Person> child);

}  // namespace holdfast::pathway
