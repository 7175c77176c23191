#include "core/pathway/care_child.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::pathway {

using ssda903::Table;

namespace {

/// The columns of each kind of record, in one place for reading and writing: `io(column, field)`.
template <class Io, class Record>
void columns(Io& io, Record& record) {
    using Kind = std::remove_const_t<Record>;
    if constexpr (std::same_as<Kind, CareEpisode>) {
        io("DECOM", record.started_on), io("RNE", record.start_reason), io("LS", record.legal_status), io("CIN", record.need), io("PLACE", record.placement);
        io("PLACE_PROVIDER", record.provider), io("DEC", record.ended_on), io("REC", record.end_reason);
        io("REASON_PLACE_CHANGE", record.placement_change_reason), io("HOME_POST", record.home_postcode), io("PL_POST", record.placement_postcode);
        io("URN", record.urn);
    } else if constexpr (std::same_as<Kind, CareReview>) {
        io("REVIEW", record.held_on), io("REVIEW_CODE", record.participation);
    } else if constexpr (std::same_as<Kind, AsylumSpell>) {
        io("DUC", record.ended_on);
    } else if constexpr (std::same_as<Kind, CareHealth>) {
        io("SDQ_SCORE", record.sdq_score), io("SDQ_REASON", record.sdq_reason), io("CONVICTED", record.convicted), io("HEALTH_CHECK", record.health_check);
        io("IMMUNISATIONS", record.immunisations), io("TEETH_CHECK", record.teeth_check), io("HEALTH_ASSESSMENT", record.health_assessment);
        io("SUBSTANCE_MISUSE", record.substance_misuse), io("INTERVENTION_RECEIVED", record.intervention_received);
        io("INTERVENTION_OFFERED", record.intervention_offered);
    } else if constexpr (std::same_as<Kind, CareLeaver>) {
        io("IN_TOUCH", record.in_touch), io("ACTIV", record.activity), io("ACCOM", record.accommodation);
    } else if constexpr (std::same_as<Kind, Adoption>) {
        io("DATE_INT", record.decided_on), io("DATE_MATCH", record.matched_on), io("FOSTER_CARE", record.foster_care), io("NB_ADOPTR", record.adopters);
        io("SEX_ADOPTR", record.adopters_sex), io("LS_ADOPTR", record.adopters_legal_status);
    } else if constexpr (std::same_as<Kind, AdoptionPlacement>) {
        io("DATE_PLACED", record.decided_on), io("DATE_PLACED_CEASED", record.reversed_on), io("REASON_PLACED_CEASED", record.reversal_reason);
    } else if constexpr (std::same_as<Kind, PreviousPermanence>) {
        io("PREV_PERM", record.option), io("LA_PERM", record.authority), io("DATE_PERM", record.on);
    } else if constexpr (std::same_as<Kind, MissingEpisode>) {
        io("MISSING", record.kind), io("MIS_START", record.missing_on), io("MIS_END", record.returned_on);
    } else if constexpr (std::same_as<Kind, SocialWorkerSpell>) {
        io("SW_ID", record.worker), io("SW_DECOM", record.started_on), io("SW_DEC", record.ended_on), io("SW_REASON", record.change_reason);
    } else if constexpr (std::same_as<Kind, Deprivation>) {
        io("DOLO_START", record.started_on), io("DOLO_END", record.ended_on);
    } else {
        static_assert(std::same_as<Kind, Motherhood>);
        io("MOTHER", record.is_mother), io("MC_DOB", record.born_on);
    }
}

/// Takes a row's cells into fields, and notes what cannot be read.
class Taking {
public:
    Taking(const ssda903::Cells& cells, std::vector<UnreadableCell>& unreadable) : cells_(cells), unreadable_(unreadable) {}

    void operator()(std::string_view column, std::string& field) { field = cells_.text(column); }
    void operator()(std::string_view column, Date& field) {
        if (!cells_.has(column)) return note(column, "is missing");
        std::optional<Date> day;
        (*this)(column, day);
        field = day.value_or(Date{});
    }
    void operator()(std::string_view column, std::optional<Date>& field) {
        field = cells_.day(column);
        if (!field && cells_.has(column)) note(column, fmt::format("\"{}\" is not a day, dd/mm/yyyy", cells_.text(column)));
    }
    void operator()(std::string_view column, std::optional<bool>& field) {
        if (cells_.is(column, "1")) field = true;
        else if (cells_.is(column, "0")) field = false;
        else if (cells_.has(column)) note(column, fmt::format("\"{}\" is not 0 or 1", cells_.text(column)));
    }
    void operator()(std::string_view column, std::optional<int>& field) {
        const auto text = cells_.text(column);
        int number{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) field = number;
        else if (!text.empty()) note(column, fmt::format("\"{}\" is not a whole number", text));
    }

private:
    void note(std::string_view column, std::string reason) {
        unreadable_.push_back({cells_.table(), cells_.line(), std::string(cells_.child()), std::string(column), std::move(reason)});
    }
    const ssda903::Cells& cells_;
    std::vector<UnreadableCell>& unreadable_;
};

std::string british(Date day) {
    const std::chrono::year_month_day parts{day};
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()), static_cast<int>(parts.year()));
}

/// Puts fields into the cells of a row.
class Putting {
public:
    explicit Putting(ssda903::Sheet& sheet) : table_(sheet.table), row_(sheet.rows.emplace_back(ssda903::Row{static_cast<int>(sheet.rows.size()) + 2})) {
        row_.cells.resize(sheet.columns.size());
    }
    void operator()(std::string_view column, std::string_view text) { row_.cells[*place_of(table_, column)] = text; }
    void operator()(std::string_view column, std::optional<Date> day) {
        if (day) (*this)(column, british(*day));
    }
    void operator()(std::string_view column, std::optional<bool> is) {
        if (is) (*this)(column, std::string_view(*is ? "1" : "0"));
    }
    void operator()(std::string_view column, std::optional<int> number) {
        if (number) (*this)(column, std::to_string(*number));
    }

private:
    Table table_;
    ssda903::Row& row_;
};

}  // namespace

/// Collections to 2024 had numbers, which say no more than the letters do.
static std::string letter_of_sex(std::string_view code) { return code == "1" ? "M" : code == "2" ? "F" : std::string(code); }

static std::string sex_in(std::string_view letter, const ssda903::Year& year) {
    constexpr int first_with_letters = 2025;
    if (year.collection >= first_with_letters) return std::string(letter);
    return letter == "M" ? "1" : letter == "F" ? "2" : std::string(letter);
}

/// Every table has the number, some the day of birth and the sex; Header, which comes first, counts where they differ.
static void take_identity(const ssda903::Cells& cells, CareChild& child, std::vector<UnreadableCell>& unreadable) {
    using people::Characteristic;
    Taking taking(cells, unreadable);
    const auto has = [&](std::string_view column) { return place_of(cells.table(), column).has_value() && cells.has(column); };
    const auto is_known = [&](auto&& is_it) { return std::ranges::any_of(child.facts, is_it); };
    const auto is_trait = [](Characteristic which) {
        return [which](const people::Fact& fact) {
            const auto* trait = std::get_if<people::Trait>(&fact);
            return trait != nullptr && trait->characteristic == which;
        };
    };
    if (has("DOB") && !is_known([](const people::Fact& fact) { return std::holds_alternative<people::Birth>(fact); })) {
        std::optional<Date> born;
        taking("DOB", born);
        if (born) child.facts.emplace_back(people::Birth{*born, people::BirthPrecision::exact});
    }
    if (has("SEX") && !is_known(is_trait(Characteristic::sex))) child.facts.emplace_back(people::Trait{Characteristic::sex, letter_of_sex(cells.text("SEX"))});
    if (has("ETHNIC") && !is_known(is_trait(Characteristic::ethnicity)))
        child.facts.emplace_back(people::Trait{Characteristic::ethnicity, std::string(cells.text("ETHNIC"))});
    if (!has("UPN")) return;
    if (cells.text("UPN").starts_with("UN")) child.facts.emplace_back(people::Trait{Characteristic::upn_unknown, std::string(cells.text("UPN"))});
    else child.facts.emplace_back(people::Identifier{.kind = people::IdentifierKind::upn, .value = std::string(cells.text("UPN"))});
}

template <class Visit>
static void for_each_kind(CareRecords& records, Visit&& visit) {
    std::apply([&](auto&... kinds) { (visit(kinds), ...); }, records);
}
template <class Visit>
static void for_each_kind(const CareRecords& records, Visit&& visit) {
    std::apply([&](const auto&... kinds) { (visit(kinds), ...); }, records);
}

/// A row of OC2 and OC3 is about the year of the return.
template <class Record>
static void take_year(Record& record, const ssda903::Year& year) {
    if constexpr (requires { record.year_ended_on; }) record.year_ended_on = year.last();
}

CareReturn read_care_return(const ssda903::Tables& tables, const ssda903::Year& year) {
    CareReturn all;
    for (const Table table : ssda903::every_table()) {
        const auto* sheet = tables.find(table);
        if (sheet == nullptr) continue;
        for (const auto& row : sheet->rows) {
            const ssda903::Cells cells(*sheet, row);
            if (!cells.has("CHILD")) {
                all.unreadable.push_back({table, row.line, {}, "CHILD", "is missing"});
                continue;
            }
            CareChild& child = all.children[std::string(cells.child())];
            child.la_child_id = cells.child();
            take_identity(cells, child, all.unreadable);
            for_each_kind(child.records, [&]<class Record>(std::vector<Record>& kind) {
                if (table_of<Record> != table || (table == Table::header && !cells.has("MOTHER") && !cells.has("MC_DOB"))) return;
                Taking taking(cells, all.unreadable);
                take_year(kind.emplace_back(), year);
                columns(taking, kind.back());
            });
        }
    }
    return all;
}

namespace {

bool is_adoption(const CareEpisode& episode) { return episode.end_reason == "E11" || episode.end_reason == "E12"; }

/// A time that began by the end of the year and had not ended before its first day.
bool touches(const ssda903::Year& year, Date from, std::optional<Date> to) { return from <= year.last() && (!to || *to >= year.first()); }

template <class Record>
bool is_in_year(const Record& record, const ssda903::Year& year) {
    if constexpr (std::same_as<Record, CareEpisode> || std::same_as<Record, SocialWorkerSpell> || std::same_as<Record, Deprivation>)
        return touches(year, record.started_on, record.ended_on);
    else if constexpr (std::same_as<Record, CareReview>) return year.holds(record.held_on);
    else if constexpr (std::same_as<Record, MissingEpisode>) return touches(year, record.missing_on, record.returned_on);
    else if constexpr (std::same_as<Record, AdoptionPlacement>) return touches(year, record.decided_on, record.reversed_on);
    else if constexpr (std::same_as<Record, AsylumSpell>) return !record.ended_on || *record.ended_on >= year.first();
    else if constexpr (requires { record.year_ended_on; }) return record.year_ended_on == year.last();
    else return true;
}

/// What came after the last day was not known on it.
template <class Record>
void forget_later(Record& record, Date last) {
    if constexpr (std::same_as<Record, CareEpisode>) {
        if (!record.ended_on || *record.ended_on <= last) return;
        record.ended_on.reset();
        record.end_reason.clear();
        record.placement_change_reason.clear();
    } else if constexpr (std::same_as<Record, SocialWorkerSpell> || std::same_as<Record, Deprivation>) {
        if (record.ended_on && *record.ended_on > last) record.ended_on.reset();
    } else if constexpr (std::same_as<Record, MissingEpisode>) {
        if (record.returned_on && *record.returned_on > last) record.returned_on.reset();
    } else if constexpr (std::same_as<Record, AdoptionPlacement>) {
        if (!record.reversed_on || *record.reversed_on <= last) return;
        record.reversed_on.reset();
        record.reversal_reason.clear();
    }
}

}  // namespace

std::optional<CareChild> as_of_year(const CareChild& child, const ssda903::Year& year) {
    CareChild then{child.la_child_id, child.facts};
    bool has_part = false;
    std::apply(
        [&](const auto&... kinds) {
            const auto keep = [&]<class Record>(const std::vector<Record>& kind) {
                auto& kept = std::get<std::vector<Record>>(then.records);
                for (const Record& record : kind) {
                    if (!is_in_year(record, year)) continue;
                    kept.push_back(record);
                    forget_later(kept.back(), year.last());
                    constexpr bool has_no_day = std::same_as<Record, Motherhood> || std::same_as<Record, PreviousPermanence> ||
                                                std::same_as<Record, Adoption> || std::same_as<Record, AsylumSpell>;
                    has_part = has_part || !has_no_day;
                }
            };
            (keep(kinds), ...);
        },
        child.records);
    if (!has_part) return std::nullopt;
    // AD1 is about children who were adopted in the year.
    const auto& episodes = std::get<std::vector<CareEpisode>>(child.records);
    const bool is_of_other_year = std::ranges::any_of(episodes, is_adoption) && std::ranges::none_of(episodes, [&](const CareEpisode& episode) {
                                      return is_adoption(episode) && episode.ended_on && year.holds(*episode.ended_on);
                                  });
    if (is_of_other_year) std::get<std::vector<Adoption>>(then.records).clear();
    return then;
}

std::vector<ssda903::Sheet> empty_sheets(const ssda903::Year& year) {
    std::vector<ssda903::Sheet> sheets;
    for (const Table table : ssda903::every_table()) {
        const auto& form = ssda903::form_of(table);
        if (!form.collections.hold(year.collection)) continue;
        auto& sheet = sheets.emplace_back(ssda903::Sheet{table, std::string(name_of(table)) + ".csv"});
        for (std::size_t i = 0; i < form.columns.size(); ++i) {
            sheet.columns.push_back(form.columns[i].name);
            sheet.places.push_back(i);
        }
    }
    return sheets;
}

/// What the rows of every table begin with.
static void put_identity(Putting& row, Table table, const CareChild& child, const ssda903::Year& year) {
    using people::Characteristic;
    row("CHILD", child.la_child_id);
    const auto put = [&](std::string_view column, auto value) {
        if (place_of(table, column)) row(column, value);
    };
    for (const auto& fact : child.facts) {
        if (const auto* birth = std::get_if<people::Birth>(&fact); birth != nullptr && birth->precision == people::BirthPrecision::exact)
            put("DOB", std::optional(birth->on));
        if (const auto* number = std::get_if<people::Identifier>(&fact); number != nullptr && number->kind == people::IdentifierKind::upn)
            put("UPN", std::string_view(number->value));
        const auto* trait = std::get_if<people::Trait>(&fact);
        if (trait == nullptr) continue;
        if (trait->characteristic == Characteristic::sex) put("SEX", std::string_view(sex_in(trait->code, year)));
        if (trait->characteristic == Characteristic::ethnicity) put("ETHNIC", std::string_view(trait->code));
        if (trait->characteristic == Characteristic::upn_unknown) put("UPN", std::string_view(trait->code));
    }
}

void add_rows(const CareChild& child, const ssda903::Year& year, std::vector<ssda903::Sheet>& sheets) {
    for (auto& sheet : sheets) {
        if (sheet.table == Table::header) {
            Putting row(sheet);
            put_identity(row, sheet.table, child, year);
            const auto& mothers = std::get<std::vector<Motherhood>>(child.records);
            if (!mothers.empty()) columns(row, mothers.front());
            continue;
        }
        for_each_kind(child.records, [&]<class Record>(const std::vector<Record>& kind) {
            if (table_of<Record> != sheet.table) return;
            for (const Record& record : kind) {
                Putting row(sheet);
                put_identity(row, sheet.table, child, year);
                columns(row, record);
            }
        });
    }
}

}  // namespace holdfast::pathway
