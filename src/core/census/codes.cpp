#include "core/census/codes.hpp"

#include "core/exchange/csv_reader.hpp"

#include <array>
#include <stdexcept>

namespace holdfast::census {

static constexpr std::array<std::string_view, 9> names{
    "Sex", "UPNunknown", "Ethnicity", "Disability", "ReferralSource", "PrimaryNeedCode", "ReasonForClosure", "CategoryOfAbuse", "AssessmentFactors"};

namespace {

struct Sets {
    std::array<std::vector<Code>, names.size()> sets{};

    Sets() {
        exchange::CsvReader reader(shipped_codes());
        (void)reader.next();
        while (const auto record = reader.next()) add(record->cells);
        if (reader.problem()) throw std::logic_error("data/cin-codes-2026.csv cannot be read");
    }
    void add(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == cells.at(0)) return sets[i].push_back({cells.at(1), cells.at(2)});
        throw std::logic_error("data/cin-codes-2026.csv names an element that has no codes");
    }
};

}  // namespace

const std::vector<Code>& codes_of(CodeSet set) {
    static const Sets sets;
    return sets.sets[static_cast<std::size_t>(set)];
}

std::optional<std::size_t> place_in(CodeSet set, std::string_view code) {
    const auto& codes = codes_of(set);
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes[i].code == code) return i;
    return std::nullopt;
}

}  // namespace holdfast::census
