#include "core/questionnaires/sheet_service.hpp"

#include "core/questionnaires/sheet_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::questionnaires {

std::vector<FieldError> faults_of(trail::View& view, const Asked& asked, const Given& given) {
    const Version& version = asked.set.on(view.today());
    auto errors = faults_of(version, given.answers);
    if (!errors.empty()) return errors;
    return faults_of(version, given.judgement, *score(version, given.answers).level);
}

static bool can_be_corrected(trail::View& view, const Asked& asked, Id<Sheet> corrected) {
    const auto sheets = sheets_of(view, asked.record, asked.set.key());
    return std::ranges::any_of(sheets, [&](const Sheet& sheet) { return sheet.id == corrected && !sheet.is_corrected; });
}

Outcome<Id<Sheet>> answer(trail::Change& change, const Asked& asked, const Given& given) {
    if (auto errors = faults_of(change, asked, given); !errors.empty()) return invalid(std::move(errors));
    if (given.corrects && !can_be_corrected(change, asked, *given.corrects))
        return conflict("These answers have been corrected already. Open them again to see the answers that count now.");
    const Version& version = asked.set.on(change.today());
    const Scored scored = score(version, given.answers);
    Sheet sheet{.set = std::string(asked.set.key()),
                .version = version.number,
                .answers = given.answers,
                .score = scored.score,
                .worked_out = std::string(scored.level->token),
                .judgement = given.judgement,
                .corrects = given.corrects};
    std::erase_if(sheet.answers, [](const Answer& answer) { return answer.value.empty(); });
    if (sheet.judgement.level == sheet.worked_out) sheet.judgement.level.clear();
    if (sheet.judgement.level.empty()) sheet.judgement.because.clear();
    const auto id = insert_sheet(change, asked.record, sheet);
    change.record({given.corrects ? "questionnaires.sheet_corrected" : "questionnaires.sheet_answered", asked.record,
                   fmt::format("{} version {}, sheet {}", asked.set.key(), version.number, id.number)});
    return id;
}

int erase_all(trail::Change& change, const RecordRef& record) {
    const int erased = delete_sheets(change, record);
    if (erased > 0) change.record({"questionnaires.sheets_erased", record, std::to_string(erased)});
    return erased;
}

}  // namespace holdfast::questionnaires
