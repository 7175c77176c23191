#pragma once

#include "web/outgoing.hpp"
#include "web/request.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace holdfast {
class Log;
}

namespace holdfast::web {

/// What the session keeps of a request while the application does with it as it likes.
class Asked {
public:
    explicit Asked(const Request& request);

    const std::string& path() const { return path_; }
    /// What the form of the answer depends on. The views in it live as long as this.
    Circumstances circumstances(bool keeps_alive, bool is_behind_tls) const;
    /// One line for the request, whether or not all of its answer could be sent; the query stays out of it.
    void note_answer(const Log& log, const Outgoing& answer, bool is_sent) const;

private:
    std::string_view method_;
    std::string path_;
    std::string accept_encoding_;
    std::string if_none_match_;
    std::string peer_;
    std::chrono::steady_clock::time_point at_{std::chrono::steady_clock::now()};
};

}  // namespace holdfast::web
