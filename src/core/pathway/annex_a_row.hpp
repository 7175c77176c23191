#pragma once

#include "core/pathway/annex_a_lists.hpp"

#include <algorithm>

namespace holdfast::pathway::listing {

/// A row of a list while its cells are filled, by the exact names of the columns.
class Filling {
public:
    /// Fills the columns that every list of children has.
    Filling(extracts::Table& table, const ListedChild& child, Date as_at);

    void put(std::string_view column, std::string text);
    void put(std::string_view column, const std::optional<Date>& day);
    void put(std::string_view column, const std::optional<bool>& is);
    void put(std::string_view column, std::ptrdiff_t count) { put(column, std::to_string(count)); }
    /// Of a column with codes.
    void put_code(std::string_view column, std::string_view short_form);

private:
    const extracts::Column& column(std::string_view name) const;

    extracts::Table& table_;
    extracts::Row& row_;
};

/// The days from which and to which lists look.
struct Window {
    Date first{};
    Date last{};
    bool holds(Date day) const { return first <= day && day <= last; }
    bool holds(const std::optional<Date>& day) const { return day && holds(*day); }
    bool touches(Date from, const std::optional<Date>& to) const { return from <= last && (!to || *to >= first); }
};

/// The newest day that the records have of these, up to the last; nothing where there is none.
template <class Record, class DayOf>
std::optional<Date> newest(const std::vector<Record>& records, Date last, DayOf&& day_of) {
    std::optional<Date> found;
    for (const Record& record : records)
        if (const std::optional<Date> day = day_of(record); day && *day <= last && (!found || *found < *day)) found = day;
    return found;
}

/// Short breaks are no time in care.
inline bool is_short_break(const CareEpisode& episode) { return episode.legal_status == "V3" || episode.legal_status == "V4"; }

/// A period of care: its episodes in the order in which they began, one going on where the other stopped.
struct CarePeriod {
    std::vector<CareEpisode> episodes{};
    Date started_on() const { return episodes.front().started_on; }
    /// Nothing while it goes on on the day.
    std::optional<Date> ended_on(Date as_at) const {
        const auto& last = episodes.back();
        return last.ended_on && *last.ended_on <= as_at ? last.ended_on : std::nullopt;
    }
};
/// The child's periods of care that began by the day, the oldest first.
std::vector<CarePeriod> care_periods(const ListedChild& child, Date as_at);

void add_care_row(const ListedChild& child, Date as_at, extracts::Table& list);
void add_leaver_row(const ListedChild& child, Date as_at, extracts::Table& list);
void add_adoption_row(const ListedChild& child, Date as_at, extracts::Table& list);

}  // namespace holdfast::pathway::listing
