#pragma once

#include "base/outcome.hpp"
#include "core/api/scope.hpp"
#include "core/api/shape.hpp"
#include "core/exchange/value.hpp"
#include "core/trail/change.hpp"
#include "web/request.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::api {

/// The answer of an operation that was done: an object, or the objects of a list and where it goes on.
struct Reply {
    exchange::Value::Object body{};
    std::vector<exchange::Value::Object> list{};
    std::optional<std::string> next{};  ///< of a list: what `after` says to have the rest
    std::string location{};             ///< of what was made
};

using Look = std::function<Outcome<Reply>(trail::View&, const web::Request&)>;
/// The values of the body are in the request's form, as if a page had sent them: a day in its three fields, a list as a field that comes again.
using Act = std::function<Outcome<Reply>(trail::Change&, const web::Request&)>;

/// One thing that systems can do: what is sent, what is given back, and the words by which both are described. A look is a GET, an act a POST that makes something.
struct Operation {
    std::string name{};     ///< `referAllegation`
    std::string pattern{};  ///< `/api/allegations/{reference}`
    Scope scope{};
    std::string summary{};
    std::string means{};
    Shape takes{};
    Shape gives{};
    bool is_list{};        ///< gives several
    bool has_pages{};      ///< and more of them with `after`
    std::string reason{};  ///< of an act: why the change is made
    Look look{};
    Act act{};
};

}  // namespace holdfast::api
