#pragma once

#include "features/hub_contacts/parts_pages.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// The form for a contact, one question to a page.
namespace holdfast::hub_contacts {

/// What a question is asked with.
struct Asked {
    const site::Form& form;
    Date today{};
    const std::vector<Service>& services;
};

/// A page of the form: a question, or some that belong together.
struct Question {
    std::string key{};    ///< in its address
    std::string title{};
    std::vector<std::string> names{};  ///< of its fields, as a browser sends them
    std::function<web::Html(const Asked&)> fields{};
    /// What was answered, with the questions, in rows; nothing where there is nothing to say.
    std::function<void(web::govuk::SummaryList&, const Concern&)> answers{};
    int child{};  ///< which child it is about; 0 where it is about none

    bool has_field(std::string_view field) const;
    /// Whether something is typed in it.
    bool is_answered(const web::Fields& typed) const;
    /// Whether its page was sent, with or without an answer.
    bool was_sent(const web::Fields& typed) const;
};
/// In the order in which they are asked.
const std::vector<Question>& questions();
const Question* find_question(std::string_view key);

/// The question after this one, and the one before: further children are asked about where something is said of them. Nothing after the last and before the first.
const Question* question_after(const Question& question, const web::Fields& typed);
const Question* question_before(const Question& question, const web::Fields& typed);

/// The answers as a card, which leads to `change` where there is one; empty for a further child of whom nothing is said.
web::Html answers_to(const Question& question, const Concern& said, const std::string& change);

/// What was typed, with the answers of this question in the place of those before.
web::Fields with_answers(const web::Fields& typed, const Question& question, const web::Fields& answers);
/// As a browser sends them.
std::string encoded(const web::Fields& typed);

}  // namespace holdfast::hub_contacts
