#include "core/site/pdf_pages.hpp"

#include "base/outcome.hpp"

namespace holdfast::site {

static Page no_pdf(const std::string& heading, const std::string& words, const char* wait_seconds) {
    return Page{.title = heading,
                .main = web::html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{}</p>", heading, words),
                .status = 503,
                .headers = {{"Retry-After", wait_seconds}}};
}

Outcome<Answer> pdf_file(std::mutex& press, const std::function<Outcome<PrintedPdf>()>& print) {
    const std::unique_lock at_the_press(press, std::try_to_lock);
    if (!at_the_press) return Answer{no_pdf("Another PDF is being made", "One is made at a time. Ask for yours again in half a minute.", "30")};
    auto pdf = print();
    if (pdf) return Answer{web::download(std::move(pdf->bytes), "application/pdf", pdf->name)};
    if (pdf.refusal().kind != Refusal::Kind::conflict) return pdf.refusal();
    return Answer{no_pdf("The PDF cannot be made now", pdf.refusal().message, "600")};
}

}  // namespace holdfast::site
