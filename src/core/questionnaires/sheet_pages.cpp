#include "core/questionnaires/sheet_pages.hpp"

#include "base/counted.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::questionnaires {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Html choices_part(const site::Form& form, const Question& question) {
    const std::string key(question.key);
    govuk::Radios radios{.name = key, .value = form.value(key), .classes = question.kind == Kind::yes_no ? "govuk-radios--inline" : ""};
    for (const Choice& choice : choices_of(question)) radios.items.push_back({.text = std::string(choice.words), .value = std::string(choice.token)});
    radios.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = std::string(question.words)}};
    if (!question.hint.empty()) radios.hint = govuk::Hint{.text = std::string(question.hint)};
    const auto error = std::ranges::find(form.errors, key, &FieldError::field);
    if (error != form.errors.end()) radios.error_message = govuk::ErrorMessage{.text = error->message};
    return govuk::radios(radios);
}

static Html question_part(const site::Form& form, const Question& question) {
    const std::string key(question.key), hint(question.hint), words = std::string(question.words) + (question.is_required ? "" : " (optional)");
    if (question.kind == Kind::number) return form.line(key, words.c_str(), hint.c_str());
    if (question.kind == Kind::words) return form.lines(key, words.c_str(), hint.c_str());
    return choices_part(form, question);
}

static Html judgement_part(const site::Form& form, const Version& version) {
    std::vector<govuk::RadioItem> items{{.text = "As it follows from the answers", .value = "as_worked_out"}};
    for (const Level& level : version.levels) items.push_back({.text = std::string(level.words), .value = std::string(level.token)});
    Html part = form.one_of(std::string(judged_level_field), "In your judgement, the level is", std::move(items));
    part.add(
        form.lines(std::string(judged_because_field), "Why it is another level than the answers give", "The level that the answers give is kept beside yours"));
    return part;
}

Html questions_part(const site::Form& form, const QuestionSet& set, const Version& version) {
    Html part;
    if (!set.note().empty()) part.add("<div class=\"govuk-inset-text\">{}</div>", set.note());
    for (const Question& question : version.questions) part.add(question_part(form, question));
    return part.add(judgement_part(form, version));
}

Given given_in(const web::Request& request, const Version& version) {
    Given given;
    for (const Question& question : version.questions)
        if (auto value = site::typed(request, question.key); !value.empty()) given.answers.push_back({std::string(question.key), std::move(value)});
    given.judgement = {.level = site::typed(request, judged_level_field), .because = site::typed(request, judged_because_field)};
    if (given.judgement.level == "as_worked_out") given.judgement.level.clear();
    return given;
}

std::vector<std::pair<std::string, std::string>> fields_of(const Sheet& sheet) {
    std::vector<std::pair<std::string, std::string>> fields;
    for (const Answer& answer : sheet.answers) fields.emplace_back(answer.question, answer.value);
    fields.emplace_back(judged_level_field, sheet.judgement.level.empty() ? "as_worked_out" : sheet.judgement.level);
    fields.emplace_back(judged_because_field, sheet.judgement.because);
    return fields;
}

static std::string_view words_of(const Version& version, std::string_view level) {
    const int rank = version.rank_of(level);
    return rank < 0 ? level : version.levels[static_cast<std::size_t>(rank)].words;
}

Html level_tag(const QuestionSet& set, const Sheet& sheet) {
    const Version& version = set.version(sheet.version);
    const int rank = version.rank_of(sheet.level());
    const char* const colour = rank == 0 ? "govuk-tag--grey" : rank + 1 == static_cast<int>(version.levels.size()) ? "govuk-tag--red" : "govuk-tag--yellow";
    return govuk::tag({.text = std::string(words_of(version, sheet.level())), .classes = colour});
}

static Html answers_table(const Version& version, const Sheet& sheet, const Scored& scored) {
    govuk::Table table{.rows = {}, .head = {{.text = "Question"}, {.text = "Answer"}, {.text = "Counted", .format = "numeric"}}, .first_cell_is_header = true};
    for (const Question& question : version.questions) {
        const auto reason = std::ranges::find(scored.reasons, &question, &Reason::question);
        const bool has_counted = reason != scored.reasons.end();
        const auto answer = in_words(question, answer_to(sheet.answers, question.key));
        table.rows.push_back({{.text = std::string(question.words)},
                              {.text = answer.empty() ? "Not answered" : answer},
                              {.text = choices_of(question).empty() ? ""
                                       : !has_counted               ? "0"
                                                                    : fmt::format("{}{}", reason->weight, reason->is_decisive ? ", and decides the level" : ""),
                               .format = "numeric"}});
    }
    return web::shell::table_region("Answers", govuk::table(table));
}

Html sheet_part(const QuestionSet& set, const Sheet& sheet) {
    const Version& version = set.version(sheet.version);
    const Scored scored = score(version, sheet.answers);
    Html part = html("<h2 class=\"govuk-heading-m\">{} {}</h2>", set.title(), level_tag(set, sheet));
    if (sheet.is_corrected) part.add("<p class=\"govuk-body\"><strong>These answers were corrected by later ones.</strong></p>");
    part.add("<p class=\"govuk-body\">{}</p>", scored.because);
    if (!sheet.judgement.level.empty())
        part.add("<p class=\"govuk-body\">{} set it to <strong>{}</strong> instead: {}</p>", sheet.by, words_of(version, sheet.level()),
                 sheet.judgement.because);
    if (scored.not_known > 0)
        part.add("<p class=\"govuk-body\">{} “not known”, so the score may be too low.</p>", counted(scored.not_known, "answer is", "answers are"));
    part.add(answers_table(version, sheet, scored));
    return part.add("<p class=\"govuk-hint\">Answered by {} on {}, version {} of the questions. {}</p>", sheet.by, holdfast::in_words(sheet.at), version.number,
                    set.note());
}

}  // namespace holdfast::questionnaires
