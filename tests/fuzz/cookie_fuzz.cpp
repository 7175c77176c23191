#include "require.hpp"

#include "web/cookie.hpp"

using namespace holdfast;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    web::Fields cookies;
    web::parse_cookies(fuzz::text_of(bytes, size), cookies);
    for (const auto& [name, value] : cookies.all()) {
        const std::string header = web::set_cookie({.name = name, .value = value});
        web::Fields again;
        web::parse_cookies(std::string_view(header).substr(0, header.find(';')), again);
        fuzz::require(again.all().size() == 1 && again.get(name) == value);
    }
    return 0;
}
