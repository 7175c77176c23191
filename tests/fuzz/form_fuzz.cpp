#include "require.hpp"

#include "base/utf8.hpp"
#include "web/form.hpp"
#include "web/percent.hpp"

#include <string>

using namespace holdfast;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto form = web::parse_form(fuzz::text_of(bytes, size));
    if (!form) return 0;
    std::string written;
    for (const auto& [name, value] : form->all()) {
        fuzz::require(is_clean_text(name, Controls::none) && is_clean_text(value, Controls::lines));
        written += "&" + web::percent_encoded(name) + "=" + web::percent_encoded(value);
    }
    const auto again = web::parse_form(written);
    fuzz::require(again && again->all() == form->all());
    return 0;
}
