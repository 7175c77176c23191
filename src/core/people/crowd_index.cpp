#include "core/people/crowd_index.hpp"

#include "core/people/folded_name.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <unordered_map>

namespace holdfast::people {

std::vector<IndexedName> indexed_names(Id<Person> person, const std::string& given, const std::string& family, std::optional<Date> born) {
    std::vector<std::string> givens{folded(given)}, families{folded(family)};
    if (const auto parts = folded_parts(given); parts.size() > 1) givens.push_back(parts.front());
    if (const auto parts = folded_parts(family); parts.size() > 1) families.insert(families.end(), parts.begin(), parts.end());
    std::vector<IndexedName> names;
    for (const auto& each_family : families)
        for (const auto& each_given : givens) names.push_back({person, each_given, each_family, born});
    return names;
}

/// Adds a day of four digits' year, where there is such a day.
static void add_day(std::vector<Date>& days, int number) {
    const std::chrono::year_month_day day{std::chrono::year{number / 10000}, std::chrono::month{static_cast<unsigned>(number / 100 % 100)},
                                          std::chrono::day{static_cast<unsigned>(number % 100)}};
    if (number > 9'999'999 && day.ok()) days.push_back(Date{day});
}

std::vector<Date> days_meant_by(Date typed) {
    const std::chrono::year_month_day parts{typed};
    const int day = static_cast<int>(static_cast<unsigned>(parts.day())), month = static_cast<int>(static_cast<unsigned>(parts.month()));
    const int number = static_cast<int>(parts.year()) * 10000 + month * 100 + day;
    std::vector<Date> days{typed};
    add_day(days, static_cast<int>(parts.year()) * 10000 + day * 100 + month);
    for (int place = 1; place <= 10'000'000; place *= 10) {
        const int digit = number / place % 10, next = number / place / 10 % 10;
        for (int other = 0; other < 10; ++other)
            if (other != digit) add_day(days, number + (other - digit) * place);
        if (place < 10'000'000 && next != digit) add_day(days, number + (next - digit) * place + (digit - next) * place * 10);
    }
    std::sort(days.begin() + 1, days.end());
    days.erase(std::unique(days.begin() + 1, days.end()), days.end());
    std::erase_if(days, [&, is_first = true](Date each) mutable { return !std::exchange(is_first, false) && each == typed; });
    return days;
}

namespace {

struct Row {
    std::int32_t day{};
    std::uint32_t person{};
    NameNumber given{}, family{};
};
constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::max();

std::uint32_t small(Id<Person> id) {
    if (id.number < 0 || id.number > std::numeric_limits<std::uint32_t>::max())
        throw std::overflow_error("the index of names holds people up to number 4294967295");
    return static_cast<std::uint32_t>(id.number);
}

void append_number(std::vector<std::uint8_t>& bytes, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7U) bytes.push_back(static_cast<std::uint8_t>(number | 0x80U));
    bytes.push_back(static_cast<std::uint8_t>(number));
}

int birth_tenths(std::optional<Date> wanted, std::optional<Date> born) { return wanted && born ? birth_weight(agreement_of(*wanted, *born)) : 0; }

/// Given and family name as they agree, in their order and in each other's place.
int name_tenths(NameAgreement given, NameAgreement family, NameAgreement given_as_family, NameAgreement family_as_given) {
    const int straight = given_weight(given) + family_weight(family);
    const bool may_be_crossed = given_as_family < NameAgreement::near && family_as_given < NameAgreement::near;
    return may_be_crossed ? std::max(straight, given_weight(family_as_given) + family_weight(given_as_family) + swapped_weight) : straight;
}

}  // namespace

CrowdIndex::Postings CrowdIndex::postings_of(const std::vector<NameNumber>& names, std::size_t count) {
    std::vector<std::uint32_t> firsts(count + 1, 0);
    for (const auto name : names) ++firsts[name + 1];
    for (std::size_t i = 1; i < firsts.size(); ++i) firsts[i] += firsts[i - 1];
    std::vector<RowNumber> rows(names.size());
    auto next = firsts;
    for (RowNumber row = 0; row < names.size(); ++row) rows[next[names[row]]++] = row;
    Postings postings;
    postings.starts.reserve(count + 1);
    for (std::size_t name = 0; name < count; ++name) {
        postings.starts.push_back(static_cast<std::uint32_t>(postings.bytes.size()));
        RowNumber before = 0;
        for (auto i = firsts[name]; i < firsts[name + 1]; ++i) {
            append_number(postings.bytes, rows[i] - before);
            before = rows[i];
        }
    }
    postings.starts.push_back(static_cast<std::uint32_t>(postings.bytes.size()));
    postings.bytes.shrink_to_fit();
    return postings;
}

CrowdIndex::CrowdIndex(const std::function<void(const std::function<void(const IndexedName&)>&)>& every_name) {
    std::vector<Row> rows;
    every_name([&](const IndexedName& name) {
        const auto day = name.born ? static_cast<std::int32_t>(name.born->time_since_epoch().count()) : no_day;
        rows.push_back({day, small(name.person), book_.number_of(name.given), book_.number_of(name.family)});
    });
    book_.close();
    std::ranges::sort(rows, {}, [](const Row& row) { return std::pair(row.day, row.person); });
    const auto undated = std::ranges::lower_bound(rows, no_day, {}, &Row::day);
    if (undated != rows.begin()) {
        const std::int32_t first = rows.front().day, last = (undated - 1)->day;
        first_day_ = Date{std::chrono::days{first}};
        for (std::int32_t day = first; day <= last + 1; ++day)
            day_starts_.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(rows.begin(), undated, day, {}, &Row::day) - rows.begin()));
    }
    for (auto* column : {&given_, &family_, &people_}) column->reserve(rows.size());
    for (const auto& row : rows) {
        given_.push_back(row.given);
        family_.push_back(row.family);
        people_.push_back(row.person);
    }
    rows = {};
    by_given_ = postings_of(given_, book_.size());
    by_family_ = postings_of(family_, book_.size());
}

/// One search over the index.
class Finding {
public:
    Finding(const CrowdIndex& index, const Wanted& wanted)
        : index_(index), wanted_(wanted), given_(index.book_.agreements_with(wanted.given)), family_(index.book_.agreements_with(wanted.family)) {}

    std::vector<Hit> best(std::size_t most);

private:
    using RowNumber = CrowdIndex::RowNumber;

    /// Which rows are worth keeping: what one name and nothing else agrees with is not.
    static constexpr int least_tenths = 10;

    void take(RowNumber row, int birth) {
        const auto given = index_.given_[row], family = index_.family_[row];
        const int tenths = name_tenths(given_[given], family_[family], given_[family], family_[given]) + birth;
        if (tenths < least_tenths) return;
        auto& best = found_[index_.people_[row]];
        best = std::max(best, tenths);
    }
    void take_days();
    void take_names(const std::vector<NameAgreement>& agreements, const CrowdIndex::Postings& postings, bool needs_both);
    int birth_of(RowNumber row) const;

    const CrowdIndex& index_;
    const Wanted& wanted_;
    std::vector<NameAgreement> given_, family_;  ///< of every name of the book with what was typed
    std::unordered_map<std::uint32_t, int> found_{};
};

void Finding::take_days() {
    if (!wanted_.born || index_.day_starts_.empty()) return;
    for (const Date day : days_meant_by(*wanted_.born)) {
        const auto place = (day - index_.first_day_).count();
        if (place < 0 || place + 1 >= std::ssize(index_.day_starts_)) continue;
        const int birth = birth_tenths(wanted_.born, day);
        const auto until = index_.day_starts_[static_cast<std::size_t>(place) + 1];
        for (RowNumber row = index_.day_starts_[static_cast<std::size_t>(place)]; row < until; ++row) take(row, birth);
    }
}

int Finding::birth_of(RowNumber row) const {
    if (!wanted_.born || index_.day_starts_.empty() || row >= index_.day_starts_.back()) return 0;
    const auto after = std::ranges::upper_bound(index_.day_starts_, row);
    return birth_tenths(wanted_.born, index_.first_day_ + std::chrono::days{after - index_.day_starts_.begin() - 1});
}

/// Everybody with a name that agrees, and with the other one too where both were typed.
void Finding::take_names(const std::vector<NameAgreement>& agreements, const CrowdIndex::Postings& postings, bool needs_both) {
    const auto agrees = [](NameAgreement agreement) { return agreement <= NameAgreement::sound; };
    for (NameNumber name = 0; name < agreements.size(); ++name) {
        if (!agrees(agreements[name])) continue;
        RowNumber row = 0;
        for (auto at = postings.starts[name]; at < postings.starts[name + 1];) {
            RowNumber step = 0;
            for (unsigned shift = 0;; shift += 7) {
                const auto byte = postings.bytes[at++];
                step |= static_cast<RowNumber>(byte & 0x7FU) << shift;
                if ((byte & 0x80U) == 0) break;
            }
            row += step;
            const auto given = index_.given_[row], family = index_.family_[row];
            const bool agree_both = (agrees(given_[given]) && agrees(family_[family])) || (agrees(given_[family]) && agrees(family_[given]));
            if (!needs_both || agree_both) take(row, birth_of(row));
        }
    }
}

std::vector<Hit> Finding::best(std::size_t most) {
    const bool has_both = !wanted_.given.empty() && !wanted_.family.empty();
    take_days();
    if (!wanted_.family.empty()) take_names(family_, index_.by_family_, has_both);
    if (!wanted_.given.empty()) take_names(given_, has_both ? index_.by_family_ : index_.by_given_, has_both);
    std::vector<Hit> hits;
    hits.reserve(found_.size());
    for (const auto& [person, tenths] : found_) hits.push_back({Id<Person>{person}, tenths});
    const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(most, hits.size()));
    std::ranges::partial_sort(hits, end, [](const Hit& a, const Hit& b) { return std::pair(-a.tenths, a.person) < std::pair(-b.tenths, b.person); });
    hits.erase(end, hits.end());
    return hits;
}

std::vector<Hit> CrowdIndex::find(const Wanted& wanted, std::size_t most) const {
    const Wanted typed{folded(wanted.given), folded(wanted.family), wanted.born};
    return Finding(*this, typed).best(most);
}

std::size_t CrowdIndex::bytes() const {
    const std::size_t words =
        given_.capacity() + family_.capacity() + people_.capacity() + day_starts_.capacity() + by_given_.starts.capacity() + by_family_.starts.capacity();
    return book_.bytes() + sizeof(std::uint32_t) * words + by_given_.bytes.capacity() + by_family_.bytes.capacity();
}

int tenths_for(const Wanted& wanted, const IndexedName& name) {
    const std::string given = folded(wanted.given), family = folded(wanted.family);
    const Sound given_sound = sound_of(given), family_sound = sound_of(family), given_there = sound_of(name.given), family_there = sound_of(name.family);
    const auto agree = [](const std::string& a, const Sound& sound_a, const std::string& b, const Sound& sound_b) {
        return agreement_of({a, &sound_a}, {b, &sound_b});
    };
    return name_tenths(agree(given, given_sound, name.given, given_there), agree(family, family_sound, name.family, family_there),
                       agree(given, given_sound, name.family, family_there), agree(family, family_sound, name.given, given_there)) +
           birth_tenths(wanted.born, name.born);
}

}  // namespace holdfast::people
