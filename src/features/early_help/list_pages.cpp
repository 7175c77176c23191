#include "core/records/reference.hpp"
#include "features/early_help/assessment_service.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/parts_pages.hpp"
#include "features/early_help/plan.hpp"
#include "web/csrf.hpp"
#include "web/moj/navigation.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Which = Wanted::Which;

namespace {

struct Tab {
    std::string_view token{};
    const char *name{}, *says{};
    std::optional<Which> which{};  ///< nothing for those that a standard picks
};
constexpr std::array tabs{
    Tab{"", "Mine", "Open assessments that you lead or began.", Which::mine},
    Tab{"agency", "My agency's", "Open assessments led by your agency that you may read.", Which::agency},
    Tab{"unreviewed", "Review overdue", "Open assessments whose review is over its day, the longest first.", std::nullopt},
    Tab{"drifting", "Drifting", "Open assessments of whose plan nobody has said anything for six weeks.", Which::drifting},
    Tab{"stuck", "Stuck", "Open assessments of which somebody said that they are stuck.", Which::stuck},
    Tab{"all", "All open", "Every open assessment that you may read.", Which::all},
    Tab{"closed", "Closed", "Closed assessments that you may read.", Which::closed},
};
constexpr std::size_t most_listed = 50;

policy::ListFilter listable(trail::View& view) { return policy::list_filter(view, assessment_records, policy::belonging_of(view)); }

std::vector<Assessment> unreviewed(trail::View& view) {
    std::vector<std::string> references;
    for (const auto& clock : clocks::due_before(view, rules_of(view), assessment_kind, view.now())) references.push_back(clock.reference);
    auto found = listed_of(view, listable(view), references);
    if (found.size() > most_listed) found.resize(most_listed);
    return found;
}

/// Those of a tab, the next after a number.
std::vector<Assessment> listed_in(trail::View& view, const Tab& tab, std::int64_t before) {
    if (!tab.which) return unreviewed(view);
    return listed_assessments(view, listable(view), {.which = *tab.which, .before = before, .most = most_listed, .silent_since = silent_since(view.today())});
}

Html tabs_of(const Tab& shown) {
    web::moj::SubNavigation navigation{.label = "Which assessments", .items = {}};
    for (const auto& tab : tabs)
        navigation.items.push_back(
            {.text = tab.name, .href = tab.token.empty() ? "/early-help" : fmt::format("/early-help?show={}", tab.token), .active = tab.token == shown.token});
    return web::moj::sub_navigation(navigation);
}

Outcome<site::Answer> show_list(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto chosen = std::ranges::find(tabs, request.query.get("show"), &Tab::token);
    const Tab& tab = chosen == tabs.end() ? tabs.front() : *chosen;
    const auto typed = request.query.get("before");
    std::int64_t before = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), before);
    const auto found = listed_in(view, tab, before);
    Html main = html("<h1 class=\"govuk-heading-l\">Early help</h1>");
    main.add(
        "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/early-help/worklist\">Open assessments without review, by agency</a><br><a "
        "class=\"govuk-link\" href=\"/early-help/absence\">Persistent absence without early help</a></p>");
    if (view.may(permissions::panel)) main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Panels of the districts</a></p>", panels_path);
    main.add(tabs_of(tab));
    main.add("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">{}</p>", tab.name, tab.says)
        .add(assessments_table(view, tab.name, found, said_of(view, found)));
    if (tab.which && found.size() == most_listed)
        main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/early-help?show={}&amp;before={}\">Older ones</a></p>", tab.token,
                 found.back().id.number);
    const site::Form form{request, errors};
    main.add("<h2 class=\"govuk-heading-m\">Open or begin an assessment</h2><form method=\"post\" action=\"/early-help/searches\" novalidate>{}",
             web::csrf_field(request));
    main.add(form.line("sought", "Reference of the assessment, or of the child's record"))
        .add(govuk::button({.text = "Open", .classes = "govuk-button--secondary"}));
    main.add("</form><p class=\"govuk-body\">Without a reference, <a class=\"govuk-link\" href=\"/persons\">find the child</a> first.</p>");
    return site::Answer{site::Page{.title = "Early help", .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422, .is_wide = true}};
}

/// What is typed never stands in an address before it is known to be a reference that the viewer may follow.
Outcome<site::Answer> find(trail::View& view, const web::Request& request) {
    const std::string sought = site::typed(request, "sought");
    const auto read = records::read_reference("EHA", sought);
    if (read && policy::may(view, policy::Verb::read, question_of(view), *read)) return site::Answer{site::redirect_with_message(path_of(*read), "")};
    if (child_for(view, sought)) return site::Answer{site::redirect_with_message(fmt::format("/persons/{}/early-help", sought), "")};
    return show_list(view, request, {{"sought", "There is no assessment and no child of this reference that you may read"}});
}

}  // namespace

void add_list_routes(site::Router& router) {
    router.get("/early-help", permissions::view, [](trail::View& view, const web::Request& request) { return show_list(view, request, {}); });
    router.post_act("/early-help/searches", permissions::view, "Finding an assessment",
                    [](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return journal.view(actor, [&](trail::View& view) { return find(view, request); });
                    });
}

}  // namespace holdfast::early_help
