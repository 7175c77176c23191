#include "web/asked.hpp"

#include "base/log.hpp"

namespace holdfast::web {

static std::string_view name_of(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
    }
    return {};
}

Asked::Asked(const Request& request)
    : method_(name_of(request.method)),
      path_(request.path),
      accept_encoding_(request.headers.get("accept-encoding")),
      if_none_match_(request.headers.get("if-none-match")),
      peer_(request.peer) {}

Circumstances Asked::circumstances(bool keeps_alive, bool is_behind_tls) const {
    return {.is_head = method_ == "HEAD",
            .keeps_alive = keeps_alive,
            .is_behind_tls = is_behind_tls,
            .accept_encoding = accept_encoding_,
            .if_none_match = if_none_match_,
            .now = system_now()};
}

void Asked::note_answer(const Log& log, const Outgoing& answer, bool is_sent) const {
    const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - at_);
    log.note(is_sent ? "request" : "request_broken_off", {{"method", method_},
                                                          {"path", path_},
                                                          {"status", std::int64_t{answer.status()}},
                                                          {"bytes", static_cast<std::int64_t>(answer.length())},
                                                          {"microseconds", std::int64_t{taken.count()}},
                                                          {"peer", peer_}});
}

}  // namespace holdfast::web
