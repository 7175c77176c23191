#include "core/site/kept_form.hpp"

#include <doctest/doctest.h>

namespace holdfast::site {

static const Id<trail::Account> anna{1}, ben{2};
static const Instant now = *parse_instant("2026-03-02T10:15:00.000Z");

static web::Request posted(std::initializer_list<std::pair<const char*, const char*>> fields) {
    web::Request request{.method = web::Method::post, .path = "/indicators/CS1.1/2016-17/narrative"};
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return request;
}

static KeptForm words(const char* text) { return *kept_form(posted({{"text", text}}), "/page", now); }

TEST_CASE("a form is kept without the token and without passwords") {
    const auto form =
        kept_form(posted({{"csrf_token", "t"}, {"text", "Long words"}, {"password", "p"}, {"new_password", "p"}, {"code", "123456"}}), "/page", now);
    REQUIRE(form);
    CHECK(form->fields == std::vector<std::pair<std::string, std::string>>{{"text", "Long words"}});
    CHECK(form->action == "/indicators/CS1.1/2016-17/narrative");
}

TEST_CASE("a form into which nothing was typed, or more than a form holds, is not kept") {
    CHECK_FALSE(kept_form(posted({{"csrf_token", "t"}, {"text", ""}}), "/page", now));
    const std::string large(300 * 1024, 'x');
    CHECK_FALSE(kept_form(posted({{"text", large.c_str()}}), "/page", now));
}

TEST_CASE("what is kept is shown to its own account, on its own page, for an hour") {
    KeptForms forms;
    forms.keep(anna, words("Anna's"));
    CHECK(forms.find(anna, "/page", now));
    CHECK_FALSE(forms.find(ben, "/page", now));
    CHECK_FALSE(forms.find(anna, "/other", now));
    CHECK(forms.find(anna, "/page", now + std::chrono::hours{1}));
    CHECK_FALSE(forms.find(anna, "/page", now + std::chrono::minutes{61}));
}

TEST_CASE("what is kept goes when the account sends the form, and the newest takes the place of an older one") {
    KeptForms forms;
    forms.keep(anna, words("old"));
    forms.keep(anna, words("new"));
    CHECK(forms.find(anna, "/page", now)->fields[0].second == "new");
    forms.drop(anna, "/elsewhere");
    CHECK(forms.find(anna, "/page", now));
    forms.drop(anna, "/indicators/CS1.1/2016-17/narrative");
    CHECK_FALSE(forms.find(anna, "/page", now));
}

TEST_CASE("what was sent late from several pages is kept for each, of an account for the last five") {
    KeptForms forms;
    const auto sent_from = [](const char* page) {
        auto form = words(page);
        form.page = form.action = page;
        return form;
    };
    forms.keep(ben, sent_from("/1"));
    for (const char* page : {"/1", "/2", "/3", "/4", "/5"}) forms.keep(anna, sent_from(page));
    CHECK(forms.find(anna, "/1", now));
    CHECK(forms.find(anna, "/5", now));
    forms.keep(anna, sent_from("/6"));
    CHECK_FALSE(forms.find(anna, "/1", now));
    for (const char* page : {"/2", "/6"}) CHECK(forms.find(anna, page, now));
    CHECK(forms.find(ben, "/1", now));
    forms.drop(anna, "/6");
    CHECK(forms.find(anna, "/2", now));
}

TEST_CASE("what was typed is shown as text, whatever it holds") {
    const std::string notice = notice_of(words("<b>&</b>"), "token").string();
    CHECK(notice.find("<b>&</b>") == std::string::npos);
    CHECK(notice.find("&lt;b&gt;") != std::string::npos);
    CHECK(notice.find("value=\"token\"") != std::string::npos);
}

}  // namespace holdfast::site
