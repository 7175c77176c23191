#include "features/hub_contacts/question_pages.hpp"

#include "core/pathway/care_codes.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

void add_row(govuk::SummaryList& list, const char* key, const std::string& words) {
    if (!words.empty()) list.rows.push_back({.key = {.text = key}, .value = {.html = site::paragraphs(words)}});
}

std::string numbered(const char* name, int at) { return fmt::format("{}_{}", name, at); }

Html child_fields(const Asked& asked, int at) {
    const auto& form = asked.form;
    Html fields = form.line(numbered("given", at), "Given name").add(form.line(numbered("family", at), "Family name"));
    fields.add(form.day(numbered("born_on", at), "Date of birth", "Or the day on which a baby is expected. Leave it out where you do not know it"));
    fields.add(form.line(numbered("age", at), "Age, where you do not know the date", "For example, about 7"));
    return fields.add(form.line(numbered("school", at), "School, nursery or college"));
}

void add_child_answers(govuk::SummaryList& list, const Concern& said, int at) {
    if (said.children.size() < static_cast<std::size_t>(at)) return;
    const auto& child = said.children[static_cast<std::size_t>(at) - 1];
    if (child.is_blank()) return;
    add_row(list, "Name", child.name());
    if (child.born_on) add_row(list, "Date of birth", in_words(*child.born_on));
    add_row(list, "Age", child.age);
    add_row(list, "School, nursery or college", child.school);
}

Question about_child(int at) {
    Question question{.key = fmt::format("child-{}", at),
                      .title = at == 1 ? "The child" : fmt::format("Another child ({} of {})", at, most_children),
                      .fields = [at](const Asked& asked) { return child_fields(asked, at); },
                      .answers = [at](govuk::SummaryList& list, const Concern& said) { add_child_answers(list, said, at); },
                      .child = at};
    for (const char* name : {"given", "family", "born_on", "age", "school"}) question.names.push_back(numbered(name, at));
    for (const char* part : {"-day", "-month", "-year"}) question.names.push_back(numbered("born_on", at) + part);
    return question;
}

Html danger_fields(const Asked& asked) {
    return asked.form.one_of("is_in_danger", "Is a child in danger now, or hurt?",
                             {{.text = "Yes", .value = "yes", .hint = govuk::Hint{.text = "Call 999 first. The hub is told at once that you sent this"}}, {.text = "No, or I do not know", .value = "no"}});
}
void add_danger_answers(govuk::SummaryList& list, const Concern& said) { add_row(list, "A child is in danger now, or hurt", said.is_in_danger ? "Yes" : "Not as far as is known"); }

Html worry_fields(const Asked& asked) {
    const auto& form = asked.form;
    Html fields = form.lines("concern", "What has happened, or what are you worried about?", "What you saw and heard yourself, and what others told you");
    fields.add(form.line("since", "Since when?"));
    return fields.add(form.lines("child_says", "What does the child say?", "In the child's own words, where you have them"));
}
void add_worry_answers(govuk::SummaryList& list, const Concern& said) {
    add_row(list, "What worries you", said.concern);
    add_row(list, "Since when", said.since);
    add_row(list, "What the child says", said.child_says);
}

Html harm_fields(const Asked& asked) {
    const auto& form = asked.form;
    Html fields = form.any_of("harms", "What may it be?", site::boxes_of(Harm{}, asked.today));
    fields.add(form.one_of("domestic_abuse", "Is there domestic abuse in the home?", site::radios_of(Known{}, asked.today)));
    return fields.add(form.one_of("children_present", "If so: did a child see or hear it, or was at home?", site::radios_of(Known{}, asked.today)));
}
void add_harm_answers(govuk::SummaryList& list, const Concern& said) {
    std::string harms;
    for (const Harm harm : said.harms) harms += fmt::format("{}\n", in_words(harm));
    add_row(list, "What it may be", harms);
    add_row(list, "Domestic abuse in the home", std::string(in_words(said.domestic_abuse)));
    if (said.domestic_abuse == Known::yes) add_row(list, "A child saw or heard it, or was at home", std::string(in_words(said.children_present)));
}

Html home_fields(const Asked& asked) {
    const auto& form = asked.form;
    Html fields = form.lines("address", "Where does the child live, and where is the child now?");
    std::vector<govuk::RadioItem> items;
    for (const auto& service : asked.services) items.push_back({.text = service.name, .value = service.agency});
    if (items.size() > 1) fields.add(form.one_of("service", "In which area is that?", std::move(items)));
    return fields.add(form.lines("family", "Who is in the family and the household?", "Who lives there, who looks after the child, and what helps them"));
}
void add_home_answers(govuk::SummaryList& list, const Concern& said) {
    add_row(list, "Where the child lives, and is now", said.address);
    add_row(list, "Family and household", said.family);
}

Html tried_fields(const Asked& asked) { return asked.form.lines("tried", "What has been tried?", "By you or by others, and what came of it. Leave it out where you do not know"); }
void add_tried_answers(govuk::SummaryList& list, const Concern& said) { add_row(list, "What has been tried", said.tried); }

Html sender_fields(const Asked& asked) {
    const auto& form = asked.form;
    std::vector<govuk::SelectItem> sources{{.value = "", .text = "Choose what describes you"}};
    for (const auto& code : pathway::codes_in(pathway::CodeList::referral_source)) sources.push_back({.value = code.code, .text = code.words});
    Html fields = form.choice("source", "Who are you?", std::move(sources));
    fields.add(form.line("sender_name", "Your name", "A member of the public need not say it"));
    fields.add(form.line("role", "What you do")).add(form.line("agency", "Agency, school or service"));
    fields.add(form.line("reach", "How can the hub reach you?", "Telephone number or e-mail address, and when"));
    return fields.add(form.tick("is_kept_from_family", "Do not tell the family who got in touch"));
}
void add_sender_answers(govuk::SummaryList& list, const Concern& said) {
    const auto& sender = said.sender;
    if (!sender.source.empty()) add_row(list, "Who you are", pathway::words_of_code(pathway::CodeList::referral_source, sender.source));
    add_row(list, "Your name", sender.name);
    add_row(list, "What you do", sender.role);
    add_row(list, "Agency, school or service", sender.agency);
    add_row(list, "How the hub can reach you", sender.reach);
    if (sender.is_kept_from_family) add_row(list, "Who got in touch", "The family is not to be told");
}

Html consent_fields(const Asked& asked) {
    Html fields = html("<p class=\"govuk-body\">Where a child may be at risk of harm, consent is not needed. Do not ask where asking would put anybody at risk.</p>");
    fields.add(asked.form.one_of("consent", "Did the family agree that you tell the hub?", site::radios_of(Consent{}, asked.today)));
    return fields.add(asked.form.lines("consent_why", "If not: why do you tell the hub all the same?"));
}
void add_consent_answers(govuk::SummaryList& list, const Concern& said) {
    add_row(list, "The family agreed", std::string(in_words(said.consent)));
    add_row(list, "Why the hub is told", said.consent_why);
}

std::vector<Question> every_question() {
    std::vector<Question> all{{.key = "danger", .title = "Danger now", .names = {"is_in_danger"}, .fields = danger_fields, .answers = add_danger_answers}};
    for (int at = 1; at <= most_children; ++at) all.push_back(about_child(at));
    for (Question question : {
             Question{.key = "worry", .title = "What worries you", .names = {"concern", "since", "child_says"}, .fields = worry_fields, .answers = add_worry_answers},
             Question{.key = "harm", .title = "What it may be", .names = {"harms", "domestic_abuse", "children_present"}, .fields = harm_fields, .answers = add_harm_answers},
             Question{.key = "home", .title = "Home and family", .names = {"address", "service", "family"}, .fields = home_fields, .answers = add_home_answers},
             Question{.key = "tried", .title = "What has been tried", .names = {"tried"}, .fields = tried_fields, .answers = add_tried_answers},
             Question{.key = "you", .title = "About you", .names = {"source", "sender_name", "role", "agency", "reach", "is_kept_from_family"}, .fields = sender_fields, .answers = add_sender_answers},
             Question{.key = "consent", .title = "Does the family know?", .names = {"consent", "consent_why"}, .fields = consent_fields, .answers = add_consent_answers},
         })
        all.push_back(std::move(question));
    return all;
}

}  // namespace

bool Question::has_field(std::string_view field) const { return std::ranges::find(names, field) != names.end(); }

bool Question::is_answered(const web::Fields& typed) const {
    return std::ranges::any_of(names, [&](const std::string& name) { return !typed.get(name).empty(); });
}

bool Question::was_sent(const web::Fields& typed) const {
    return std::ranges::any_of(names, [&](const std::string& name) { return typed.has(name); });
}

const std::vector<Question>& questions() {
    static const auto all = every_question();
    return all;
}

const Question* find_question(std::string_view key) {
    const auto found = std::ranges::find(questions(), key, &Question::key);
    return found == questions().end() ? nullptr : &*found;
}

static bool is_asked(const Question& question, const web::Fields& typed) { return question.child <= 1 || question.is_answered(typed); }

const Question* question_after(const Question& question, const web::Fields& typed) {
    const auto* const end = questions().data() + questions().size();
    for (const auto* next = &question + 1; next != end; ++next)
        if (is_asked(*next, typed)) return next;
    return nullptr;
}

const Question* question_before(const Question& question, const web::Fields& typed) {
    for (const auto* before = &question; before != questions().data();)
        if (--before; is_asked(*before, typed)) return before;
    return nullptr;
}

web::Fields with_answers(const web::Fields& typed, const Question& question, const web::Fields& answers) {
    web::Fields all;
    for (const auto& [name, value] : typed.all())
        if (!question.has_field(name)) all.add(name, value);
    for (const auto& [name, value] : answers.all())
        if (question.has_field(name)) all.add(name, value);
    return all;
}

Html answers_to(const Question& question, const Concern& said, const std::string& change) {
    govuk::SummaryList list;
    question.answers(list, said);
    if (list.rows.empty() && question.child > 1) return {};
    if (list.rows.empty()) list.rows.push_back({.key = {.text = "Nothing said"}, .value = {}});
    list.card = govuk::SummaryCard{.title = govuk::SummaryCardTitle{.text = question.title}, .attributes = {{"id", question.key}}};
    if (!change.empty()) list.card->actions.items.push_back({.href = change, .text = "Change"});
    return govuk::summary_list(list);
}

std::string encoded(const web::Fields& typed) {
    std::string words;
    for (const auto& [name, value] : typed.all()) words += fmt::format("{}{}={}", words.empty() ? "" : "&", name, web::percent_encoded(value));
    return words;
}

}  // namespace holdfast::hub_contacts
