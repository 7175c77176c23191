#pragma once

#include "core/site/router.hpp"

#include <functional>
#include <string>
#include <vector>

namespace holdfast::duty_desk {

/// A contact that a call may have led to.
struct OfferedContact {
    std::string reference{};
    std::string words{};  ///< when it came and about whom
};
/// The contacts as the desk is told of them, of which the viewer may know.
struct Contacts {
    std::function<std::vector<OfferedContact>(trail::View&)> latest{};                        ///< the latest first
    std::function<std::string(trail::View&, const std::string& reference)> path{};  ///< where it is; empty where the viewer may not know of it
};
/// The desk with its latest calls, the form that logs one, a call, the contact that followed it, and the counts of a month.
void add_advice_call_routes(site::Router& router, const Contacts& contacts);

}  // namespace holdfast::duty_desk
