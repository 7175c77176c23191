#include "require.hpp"

#include "web/head_scan.hpp"

using namespace holdfast;
using State = web::HeadVerdict::State;

static void check_complete(std::string_view input, const web::HeadVerdict& verdict) {
    const std::string_view head = input.substr(0, verdict.size);
    fuzz::require(head.ends_with("\r\n\r\n") && head.find("\r\n\r\n") == head.size() - 4);
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] == '\n') fuzz::require(i > 0 && head[i - 1] == '\r');
        if (head[i] == '\r') fuzz::require(head[i + 1] == '\n');
        fuzz::require(head[i] != '\0');
    }
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input = fuzz::text_of(bytes, size);
    const web::HeadVerdict whole = web::HeadScanner().scan(input);
    web::HeadScanner scanner;
    web::HeadVerdict pieces;
    for (std::size_t end = 0; end <= size && pieces.state == State::incomplete; ++end) pieces = scanner.scan(input.substr(0, end));
    fuzz::require(whole.state == pieces.state && whole.size == pieces.size && whole.content_length == pieces.content_length);
    if (whole.state == State::complete) check_complete(input, whole);
    if (whole.state == State::refused) fuzz::require(whole.status >= 400 && !whole.reason.empty());
    return 0;
}
