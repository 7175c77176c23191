#pragma once

#include "base/log.hpp"
#include "core/api/operation_api.hpp"
#include "core/trail/journal.hpp"
#include "web/server.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::api {

/// What the door needs besides the records.
struct FrontSettings {
    std::string partnership{};  ///< named in the description
    std::string replay_key{};   ///< secret bytes: without them nobody can tell from what is kept of a request what it said
    Log log{};
};

/// Whether this path is the API's: the site of pages has no part in it, nor has the session of a browser in this.
bool is_of_api(std::string_view path);

/// Answers the requests of systems: description, tokens, and the operations. A look runs in a View, an act in a Change whose answer leaves, and is kept to be given again,
/// once what it wrote is durable.
class Front {
public:
    Front(trail::Journal& journal, std::vector<Operation> operations, FrontSettings settings);
    ~Front();
    Front(const Front&) = delete;
    Front& operator=(const Front&) = delete;

    void answer(const std::shared_ptr<web::Request>& request, web::Respond respond);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Every scope of these operations, once.
std::vector<Scope> scopes_of(const std::vector<Operation>& operations);

}  // namespace holdfast::api
