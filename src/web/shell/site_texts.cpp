#include "web/shell/site_texts.hpp"

#include <vector>

namespace holdfast::web::shell {
namespace {

std::string name_of(const SiteContact& contact) { return contact.partnership.empty() ? "the partnership" : contact.partnership; }

Html title(std::string_view words) { return html("<h1 class=\"govuk-heading-xl\">{}</h1>", words); }
Html heading(std::string_view words) { return html("<h2 class=\"govuk-heading-m\">{}</h2>", words); }
Html paragraph(std::string_view words) { return html("<p class=\"govuk-body\">{}</p>", words); }

Html bullets(const std::vector<std::string_view>& items) {
    Html list = html("<ul class=\"govuk-list govuk-list--bullet\">");
    for (const auto item : items) list.add("<li>{}</li>", item);
    list.add("</ul>");
    return list;
}

Html ways_to_reach(const SiteContact& contact) {
    if (contact.email.empty() && contact.telephone.empty()) return paragraph("Ask the administrator of this site in your organisation.");
    Html list = html("<ul class=\"govuk-list\">");
    if (!contact.email.empty()) list.add("<li>Email: <a class=\"govuk-link\" href=\"mailto:{}\">{}</a></li>", contact.email, contact.email);
    if (!contact.telephone.empty()) list.add("<li>Telephone: {}</li>", contact.telephone);
    list.add("</ul>");
    return list;
}

Html column(const std::vector<Html>& parts) {
    Html page = html("<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">");
    for (const auto& part : parts) page.add(part);
    page.add("</div></div>");
    return page;
}

Html cookie_row(std::string_view name, std::string_view purpose, std::string_view ends) {
    return html(
        "<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\"><code>{}</code></th>"
        "<td class=\"govuk-table__cell\">{}</td><td class=\"govuk-table__cell\">{}</td></tr>",
        name, purpose, ends);
}

Html cookie_table(const SiteContact& contact) {
    const std::string session_ends = "When you sign out, or after " + std::to_string(contact.session_minutes) + " minutes without use";
    Html table = html(
        "<div class=\"app-table-region\" role=\"region\" aria-label=\"Cookies\" tabindex=\"0\"><table class=\"govuk-table\">"
        "<caption class=\"govuk-table__caption govuk-table__caption--m\">Strictly necessary cookies</caption>"
        "<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\"><th scope=\"col\" class=\"govuk-table__header\">Name</th>"
        "<th scope=\"col\" class=\"govuk-table__header\">What it is for</th>"
        "<th scope=\"col\" class=\"govuk-table__header\">When it ends</th></tr></thead><tbody class=\"govuk-table__body\">");
    table.add(cookie_row(contact.session_cookie, "Keeps you signed in. It holds a random number and nothing about you.", session_ends));
    table.add(cookie_row(contact.message_cookie, "Carries a message, such as “Saved”, to the next page.", "As soon as that page has shown it"));
    table.add(cookie_row(contact.device_cookie,
                         "Lets somebody who has signed in with this browser before do so again while others fail to guess their password. "
                         "It holds a random number and nothing about you.",
                         "After a year"));
    table.add("</tbody></table></div>");
    return table;
}

}  // namespace

Html accessibility_statement(const SiteContact& contact) {
    return column({
        title("Accessibility statement"),
        html("<p class=\"govuk-body\">This statement applies to this website, which is run by {}.</p>", name_of(contact)),
        paragraph("We want as many people as possible to be able to use it. You should be able to:"),
        bullets({"zoom in up to 400% without text running off the screen", "use every page with a keyboard alone",
                 "use every page with speech recognition software or a screen reader", "use every page without JavaScript",
                 "read every chart as a table, and tell ratings apart by letter and word as well as by colour"}),
        paragraph("The words are as plain as the subject allows. AbilityNet has advice on making your device easier to use if you have a "
                  "disability: search for “My Computer My Way”."),
        heading("If you need something in another form, or find a problem"),
        paragraph("Tell us what you need or which page did not work for you, and what you use to read it:"),
        ways_to_reach(contact),
        heading("If you are not content with our answer"),
        paragraph("The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) "
                  "Accessibility Regulations 2018. If you are not happy with how we respond, contact the Equality Advisory and Support "
                  "Service."),
        heading("How accessible this website is"),
        paragraph("It is built to meet the Web Content Accessibility Guidelines version 2.2 at level AA, with the components of the GOV.UK "
                  "and Ministry of Justice design systems. It is partially compliant: it has not yet been audited by people who did not "
                  "build it, so problems that automatic checks do not see may remain."),
        bullets({"Documents that agencies upload are published as they came and may not be accessible.",
                 "Spreadsheets of long tables have many columns, which are slow to read with a screen reader."}),
        heading("How it was tested"),
        paragraph("Each version of the software is checked in a browser with axe-core, by keyboard, at 320 pixels wide and without "
                  "JavaScript, before it is released."),
    });
}

Html privacy_notice(const SiteContact& contact) {
    const std::string controller = contact.data_controller.empty() ? name_of(contact) : contact.data_controller;
    return column({
        title("Privacy notice"),
        html("<p class=\"govuk-body\">{} is responsible for the personal information in this system (the data controller).</p>", controller),
        heading("Whose information it holds, and what"),
        bullets({"Children, their families and carers: who they are, what agencies have recorded about their safety and welfare, and what was "
                 "decided and done.",
                 "Adults who work or volunteer with children, where a concern about their conduct is recorded.",
                 "People who use the system: name, organisation, role, email address, and what they looked at and changed, and when.",
                 "People who answer surveys, book training or sit on the partnership's groups: what they told us."}),
        heading("Why it may be held"),
        paragraph("The organisations of the partnership have a legal duty to safeguard children and promote their welfare (Children Act 1989, "
                  "sections 17 and 47; Children Act 2004, sections 11 and 16E to 16L). The information is used to carry out that task in the "
                  "public interest (UK GDPR, Article 6(1)(e)). Information about health, ethnicity, religion and other sensitive matters is "
                  "used for the safeguarding of children (Article 9(2)(g), with Schedule 1, paragraph 18 of the Data Protection Act 2018), "
                  "and information about offences under the same Schedule. Consent is not the basis, and cannot be withdrawn from it."),
        heading("Who can see it"),
        paragraph("People in the organisations of the partnership whose role needs it. Each look at a child's record and each change is written "
                  "to a trail with the person's name, the time and the reason, and the trail cannot be altered unseen. Figures that are "
                  "published contain no names, and small numbers are hidden. Nothing is sold, and nobody is profiled or decided about by "
                  "the software alone."),
        heading("How long it is kept"),
        paragraph("As long as the partnership's retention schedule says, which differs by kind of record. Ask us for it."),
        heading("Your rights"),
        paragraph("You can ask for a copy of the information about you, to have mistakes put right, or to object to its use. Some of it may be "
                  "withheld where giving it could harm a child or another person."),
        ways_to_reach(contact),
        paragraph("You can complain to the Information Commissioner's Office at any time."),
    });
}

Html cookies_page(const SiteContact& contact) {
    return column({
        title("Cookies"),
        paragraph("Cookies are small files that a website keeps on your device. This website sets only those it cannot work without, so it does "
                  "not ask for your consent. It does not measure or follow what you do, and nothing on its pages comes from other websites."),
        cookie_table(contact),
        heading("What your browser keeps while you type"),
        paragraph("While you fill in a long form, what you have typed is kept in this tab of your browser, so that it is not lost if your session "
                  "ends. It leaves your device only when you send the form. It goes when the form is sent, when you sign out, and when you "
                  "close the tab."),
    });
}

}  // namespace holdfast::web::shell
