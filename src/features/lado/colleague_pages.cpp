#include "core/access/account_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/parts_pages.hpp"
#include "web/csrf.hpp"

namespace holdfast::lado {

using policy::Verb;
using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static Html colleagues_list(trail::View& view, const web::Request& request, const Allegation& allegation) {
    govuk::SummaryList list;
    for (const auto& part : colleagues_in(view, allegation)) {
        const auto account = access::find_account(view, *part.account);
        const std::string name = account ? account->name : "Nobody";
        Html end = html("<form method=\"post\" action=\"{}/colleagues/{}/end\">", case_path(allegation.reference), part.id.number);
        end.add(web::csrf_field(request))
            .add(
                "<button type=\"submit\" class=\"govuk-button govuk-button--secondary govuk-!-margin-bottom-0\" data-module=\"govuk-button\">End"
                "<span class=\"govuk-visually-hidden\"> that {} writes in the case</span></button></form>",
                name);
        list.rows.push_back({.key = {.text = name}, .value = {.html = std::move(end)}});
    }
    return list.rows.empty() ? Html{} : govuk::summary_list(list);
}

static Outcome<site::Answer> show_colleagues(trail::View& view, const web::Request& request, const Office& office, const Errors& errors) {
    const auto allegation = TRY(case_for(view, Verb::allocate, reference_of(request)));
    const site::Form form{request, errors};
    Html fields = html("<p class=\"govuk-body\">They read and write in the case beside its officer, who still deals with it.</p>");
    fields.add(form.choice("officer", "Who else writes in the case?", choices_of(officers_of(view, office))));
    fields.add(form.tick("is_unconnected", "They have no connection with anybody in the case",
                         "Neither they nor their family know, work or have worked with the adult, the child or the employer"));
    return site::Answer{form_page(request,
                                  {.title = "Let another officer write in the case",
                                   .reference = allegation.reference,
                                   .action = case_path(allegation.reference) + "/colleagues",
                                   .fields = std::move(fields),
                                   .button = "Let them write in it",
                                   .above = colleagues_list(view, request, allegation)},
                                  errors)};
}

static std::string colleagues_path(const web::Request& request) { return case_path(reference_of(request)) + "/colleagues"; }

void add_colleague_routes(site::Router& router, const SharedOffice& office) {
    const auto show = [office](trail::View& view, const web::Request& request, const Errors& errors) {
        return show_colleagues(view, request, *office, errors);
    };
    add_form(router, "/lado/allegations/{reference}/colleagues",
             {.show = show,
              .act =
                  [office](trail::Change& change, const web::Request& request) {
                      return join(change, *office, reference_of(request),
                                  {.officer = account_in(request, "officer"), .is_unconnected = request.form.get("is_unconnected") == "yes"});
                  },
              .message = "They write in the case beside its officer",
              .next = colleagues_path});
    router.post_act("/lado/allegations/{reference}/colleagues/{part}/end", permissions::manage, "Allegations",
                    page_of({.show = show,
                             .act = [](trail::Change& change,
                                       const web::Request& request) { return leave(change, reference_of(request), {number_of(request.parameter("part"))}); },
                             .message = "They write in the case no more",
                             .next = colleagues_path}));
}

}  // namespace holdfast::lado
