#include "core/ssda903/sound_return_test.hpp"

#include <algorithm>
#include <stdexcept>

namespace holdfast::ssda903::sound {

static std::vector<SoundRow> episodes() {
    return {{{"CHILD", "A1"},
             {"DECOM", "10/05/2016"},
             {"RNE", "S"},
             {"LS", "V2"},
             {"CIN", "N1"},
             {"PLACE", "U6"},
             {"PLACE_PROVIDER", "PR1"},
             {"DEC", "01/09/2016"},
             {"REC", "X1"},
             {"REASON_PLACE_CHANGE", "CARPL"},
             {"HOME_POST", "CA1 1AA"}},
            {{"CHILD", "A1"}, {"DECOM", "01/09/2016"}, {"RNE", "P"}, {"LS", "V2"}, {"CIN", "N1"}, {"PLACE", "K2"}, {"PLACE_PROVIDER", "PR4"}},
            {{"CHILD", "A2"},
             {"DECOM", "01/02/2015"},
             {"RNE", "S"},
             {"LS", "E1"},
             {"CIN", "N1"},
             {"PLACE", "A5"},
             {"PLACE_PROVIDER", "PR1"},
             {"DEC", "01/12/2016"},
             {"REC", "E11"}}};
}

World world() {
    const SoundRow one{{"CHILD", "A1"}, {"DOB", "05/05/2005"}, {"SEX", "2"}};
    const auto with = [](SoundRow row, const SoundRow& more) {
        for (const auto& [column, text] : more) row[column] = text;
        return row;
    };
    const SoundRow two{{"CHILD", "A2"}, {"DOB", "01/01/2014"}, {"SEX", "1"}};
    const SoundRow leaver{{"CHILD", "L3"}, {"DOB", "01/02/1998"}, {"SEX", "1"}};
    return {
        {Table::header,
         {with(one, {{"ETHNIC", "WBRI"}, {"UPN", "H801200001001"}, {"MOTHER", "0"}}), with(two, {{"ETHNIC", "WBRI"}, {"UPN", "UN1"}}),
          with(leaver, {{"ETHNIC", "BAFR"}, {"UPN", "UN3"}})}},
        {Table::episodes, episodes()},
        {Table::reviews, {with(one, {{"REVIEW", "01/06/2016"}, {"REVIEW_CODE", "PN1"}}), with(two, {{"REVIEW", "01/07/2016"}, {"REVIEW_CODE", "PN0"}})}},
        {Table::uasc, {with(one, {{"DUC", "01/02/2017"}})}},
        {Table::oc2,
         {with(
             one,
             {{"SDQ_SCORE", "10"}, {"CONVICTED", "0"}, {"IMMUNISATIONS", "1"}, {"TEETH_CHECK", "1"}, {"HEALTH_ASSESSMENT", "1"}, {"SUBSTANCE_MISUSE", "0"}})}},
        {Table::oc3, {with(leaver, {{"IN_TOUCH", "YES"}, {"ACTIV", "F1"}, {"ACCOM", "B1"}})}},
        {Table::ad1,
         {with(two, {{"DATE_INT", "01/05/2016"},
                     {"DATE_MATCH", "01/06/2016"},
                     {"FOSTER_CARE", "0"},
                     {"NB_ADOPTR", "2"},
                     {"SEX_ADOPTR", "MF"},
                     {"LS_ADOPTR", "L11"}})}},
        {Table::placed_adoption, {with(two, {{"DATE_PLACED", "01/05/2016"}})}},
        {Table::prev_perm, {with(one, {{"PREV_PERM", "Z1"}})}},
        {Table::missing,
         {with(one, {{"MISSING", "M"}, {"MIS_START", "01/07/2016"}, {"MIS_END", "03/07/2016"}}), with(one, {{"MISSING", "A"}, {"MIS_START", "01/10/2016"}})}},
        {Table::sw_episodes, {with(one, {{"SW_ID", "SW1"}, {"SW_DECOM", "10/05/2016"}})}},
        {Table::dolo, {with(one, {{"DOLO_START", "10/05/2016"}, {"DOLO_END", "11/05/2016"}})}}};
}

std::string csv_of(Table table, const std::vector<SoundRow>& rows) {
    std::string csv;
    for (const Column& column : form_of(table).columns) csv += (csv.empty() ? "" : ",") + column.name;
    csv += "\n";
    for (const SoundRow& row : rows) {
        std::string line;
        for (const Column& column : form_of(table).columns) {
            const auto cell = row.find(column.name);
            line += (column.name == "CHILD" ? "" : ",") + (cell == row.end() ? std::string{} : cell->second);
        }
        csv += line + "\n";
    }
    return csv;
}

Tables tables_of(const World& world) {
    Tables tables;
    for (const auto& [table, rows] : world) {
        auto sheet = read_sheet(csv_of(table, rows), std::string(name_of(table)) + ".csv");
        if (!sheet) throw std::logic_error(in_words(sheet.refusal()));
        if (!tables.add(std::move(*sheet))) throw std::logic_error("a table twice");
    }
    return tables;
}

std::vector<std::string> breaches(const World& world, std::optional<Year> year) {
    const Tables tables = tables_of(world);
    std::vector<std::string> found;
    validate(Context(tables, year), [&](const Breach& breach) {
        found.push_back(breach.rule.code + " " + std::string(name_of(breach.table)) + " " + std::to_string(breach.line) + " " + std::string(breach.field));
    });
    return found;
}

int count(const std::string& rule, const World& world, std::optional<Year> year) {
    if (std::ranges::none_of(every_rule(), [&](const Rule* known) { return known->code == rule; })) throw std::logic_error("there is no rule " + rule);
    const auto found = breaches(world, year);
    return static_cast<int>(std::ranges::count_if(found, [&](const std::string& breach) { return breach.starts_with(rule + " "); }));
}

std::string not_run(const std::string& rule, const World& world, std::optional<Year> year) {
    const Tables tables = tables_of(world);
    for (const auto& [known, reason] : validate(Context(tables, year), [](const Breach&) {}).not_run)
        if (known->code == rule) return reason;
    return {};
}

int breaks_with(const std::string& rule, const std::vector<Cell>& cells) {
    return breaks(rule, [&](World& world) {
        for (const Cell& cell : cells) world.at(cell.table).at(cell.row)[cell.column] = cell.text;
    });
}

}  // namespace holdfast::ssda903::sound
