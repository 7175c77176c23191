#pragma once

#include "core/people/name_book.hpp"
#include "core/people/person.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::people {

/// Whom somebody looks for: as much as is known, spelt as it may be.
struct Wanted {
    std::string given{};
    std::string family{};
    std::optional<Date> born{};
};

/// One of those who may be meant; the more tenths of a bit speak for it, the more likely.
struct Hit {
    Id<Person> person{};
    int tenths{};
};

/// A name and a birth by which a person can be found.
struct IndexedName {
    Id<Person> person{};
    std::string given{}, family{};  ///< folded
    std::optional<Date> born{};
};
/// Under which names a name is found: itself, its first given name, and each part of a double-barrelled family name.
std::vector<IndexedName> indexed_names(Id<Person> person, const std::string& given, const std::string& family, std::optional<Date> born);

/// Many people in little memory, found by misspelt names and days of birth. The names are in the order of the days, so that all who were born on a day
/// stand together: whoever was born on the day that was typed, or on one that differs from it by a digit or a swap, is looked at, and besides them
/// whoever has both names within a slip, in any order and under any day. Built once and then only read.
class CrowdIndex {
public:
    CrowdIndex() = default;
    explicit CrowdIndex(const std::function<void(const std::function<void(const IndexedName&)>&)>& every_name);

    /// The likeliest, the best first; each person once.
    std::vector<Hit> find(const Wanted& wanted, std::size_t most) const;
    std::size_t size() const { return people_.size(); }
    std::size_t bytes() const;

private:
    friend class Finding;
    using RowNumber = std::uint32_t;
    /// The rows of each name, in ascending order, as differences of seven bits a byte.
    struct Postings {
        std::vector<std::uint32_t> starts{};
        std::vector<std::uint8_t> bytes{};
    };
    static Postings postings_of(const std::vector<NameNumber>& names, std::size_t count);

    NameBook book_{};
    std::vector<NameNumber> given_{}, family_{};  ///< by row
    std::vector<std::uint32_t> people_{};         ///< by row
    std::vector<std::uint32_t> day_starts_{};     ///< the first row of each day from the first one; the last entry is where those without a day begin
    Date first_day_{};
    Postings by_given_{}, by_family_{};
};

/// How much a name and a birth speak for being the one that is wanted, without an index.
int tenths_for(const Wanted& wanted, const IndexedName& name);

/// The days that were meant where one digit of a day was typed wrongly or two changed places, and the day itself, which comes first.
std::vector<Date> days_meant_by(Date typed);

}  // namespace holdfast::people
