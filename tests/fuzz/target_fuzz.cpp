#include "require.hpp"

#include "base/utf8.hpp"
#include "web/percent.hpp"
#include "web/target.hpp"

#include <string>

using namespace holdfast;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto target = web::parse_target(fuzz::text_of(bytes, size));
    if (!target) return 0;
    fuzz::require(target->path.starts_with('/') && is_clean_text(target->path, Controls::none));
    fuzz::require((target->path + "/").find("/../") == std::string::npos && target->path.find("//") == std::string::npos);
    const auto again = web::parse_target("/" + web::percent_encoded(target->path.substr(1)));
    fuzz::require(again && again->path == target->path);
    return 0;
}
