#include "core/questionnaires/score.hpp"
#include "features/hub_contacts/contact.hpp"
#include "features/hub_contacts/levels.hpp"
#include "features/hub_contacts/parts_pages.hpp"

#include <algorithm>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

const LevelWords& words_of(Level level) { return level_words.at(static_cast<std::size_t>(level)); }

questionnaires::Answers answers_in(const web::Request& request, const questionnaires::Version& version) {
    questionnaires::Answers answers;
    for (const auto& question : version.questions)
        if (const auto value = request.query.find(question.key)) answers.push_back({std::string(question.key), std::string(*value)});
    return answers;
}

/// Early help is offered to whoever may begin it, and the way to it said to everybody else.
Html early_help_part(trail::View& view, const Hub& hub) {
    if (!view.may(hub.early_help)) return {};
    return html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/early-help\">Begin early help, or see whether the family has it</a></p>");
}

Html suggestion(trail::View& view, const Hub& hub, const questionnaires::Scored& scored) {
    const auto level = parse<Level>(scored.level->token).value();
    Html part = html("<h2 class=\"govuk-heading-m\" id=\"suggestion\">What you answered fits best with</h2><p class=\"govuk-body\"><strong>{}</strong></p>", in_words(level));
    part.add("<p class=\"govuk-body\">{}</p>", words_of(level).help);
    if (level == Level::early_help || level == Level::targeted) part.add(early_help_part(view, hub));
    if (scored.not_known > 0) part.add("<p class=\"govuk-body\">Some of it you do not know. The hub can find out more than you can: tell it if you worry.</p>");
    if (!scored.reasons.empty()) part.add("<p class=\"govuk-body\">This follows from your answers:</p><ul class=\"govuk-list govuk-list--bullet\">");
    for (const auto& reason : scored.reasons) part.add("<li>{} {}</li>", reason.question->words, reason.answer);
    if (!scored.reasons.empty()) part.add("</ul>");
    return part.add("<p class=\"govuk-body\">It is a suggestion, and is kept nowhere. You can tell the hub whatever it says.</p>").add(govuk::button({.text = "Tell the hub about a child", .href = "/contact"}));
}

Html questions_part(const site::Form& form, const questionnaires::Version& version) {
    Html part = html("<h2 class=\"govuk-heading-m\">{}</h2><form method=\"get\" action=\"/contact/levels\" novalidate>", level_questions.title());
    for (const auto& question : version.questions) {
        std::vector<govuk::RadioItem> items;
        for (const auto& choice : questionnaires::choices_of(question)) items.push_back({.text = std::string(choice.words), .value = std::string(choice.token)});
        part.add(form.one_of(std::string(question.key), std::string(question.words).c_str(), std::move(items)));
    }
    return part.add(govuk::button({.text = "Suggest a level", .classes = "govuk-button--secondary"})).add("</form>");
}

Html levels_part() {
    Html part;
    for (const auto& each : level_words) {
        part.add("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">{} {}</p><p class=\"govuk-body\">For example:</p><ul class=\"govuk-list govuk-list--bullet\">", in_words(each.level), each.means, each.help);
        for (const auto example : each.examples) part.add("<li>{}</li>", example);
        part.add("</ul>");
    }
    return part;
}

Outcome<site::Answer> show_levels(trail::View& view, const web::Request& request, const Hub& hub) {
    const auto& version = level_questions.on(view.today());
    const auto answers = answers_in(request, version);
    auto errors = answers.empty() ? std::vector<FieldError>{} : questionnaires::faults_of(version, answers);
    Html main = html("<h1 class=\"govuk-heading-l\">Levels of need</h1>").add(govuk::warning_text({.text = "If a child is in danger now, call 999.", .icon_fallback_text = "Warning"}));
    if (!answers.empty() && errors.empty()) main.add(suggestion(view, hub, questionnaires::score(version, answers)));
    main.add("<p class=\"govuk-body\">{}: what a family may need, and who helps. The words are examples of the product's own until the partnership puts those in their place that it has published.</p>", edition_on(view.today()));
    main.add("<p class=\"govuk-body\">You need not know the level to <a class=\"govuk-link\" href=\"/contact\">tell the hub about a child</a>.</p>");
    main.add(levels_part()).add(questions_part({request, errors, request.query.all()}, version));
    const int status = errors.empty() ? 200 : 422;
    return site::Answer{site::Page{.title = "Levels of need", .main = std::move(main), .errors = std::move(errors), .status = status}};
}

}  // namespace

void add_level_routes(site::Router& router, const SharedHub& hub) {
    router.get("/contact/levels", holdfast::permissions::anyone, [hub](trail::View& view, const web::Request& request) { return show_levels(view, request, *hub); });
}

}  // namespace holdfast::hub_contacts
