#pragma once

#include "core/questionnaires/sheet.hpp"
#include "core/site/form_pages.hpp"

namespace holdfast::questionnaires {

/// The questions of a version as the fields of a form, and below them the judgement of whoever answers. Fields are named by the keys of the questions.
web::Html questions_part(const site::Form& form, const QuestionSet& set, const Version& version);
/// What was typed into them.
Given given_in(const web::Request& request, const Version& version);
/// A sheet as the fields of a form that corrects it hold it: Form::on_record.
std::vector<std::pair<std::string, std::string>> fields_of(const Sheet& sheet);

/// An answered sheet with its level, why it is so, and every answer with what it added. Precondition: the sheet is of this set.
web::Html sheet_part(const QuestionSet& set, const Sheet& sheet);
/// The level that counts as a tag: "High".
web::Html level_tag(const QuestionSet& set, const Sheet& sheet);

}  // namespace holdfast::questionnaires
