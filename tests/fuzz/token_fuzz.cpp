#include "require.hpp"

#include "core/access/secret.hpp"
#include "web/csrf.hpp"

#include <string>

using namespace holdfast;

/// What a browser sends as the token of its session and of its form: the first line and the rest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    const std::size_t end = text.find('\n');
    const std::string_view session = text.substr(0, end);
    const std::string_view form = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const std::string kept = access::fingerprint(session);
    fuzz::require(kept.size() == 64 && kept.find_first_not_of("0123456789abcdef") == std::string::npos);
    fuzz::require(access::fingerprint(form) != kept || form == session);
    fuzz::require(!web::csrf_token_fits(form, session));
    std::string own = web::csrf_token(session);
    fuzz::require(web::csrf_token_fits(own, session) && !web::csrf_token_fits(own, std::string(session) + 'x'));
    if (size == 0) return 0;
    own[bytes[0] % own.size()] = own[bytes[0] % own.size()] == '0' ? '1' : '0';
    fuzz::require(!web::csrf_token_fits(own, session) && !web::csrf_token_fits(own.substr(1), session) && !web::csrf_token_fits(own + '0', session));
    return 0;
}
