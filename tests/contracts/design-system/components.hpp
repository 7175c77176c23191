#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "web/html.hpp"

namespace holdfast::contracts {

/// A component with its options read, ready to be rendered any number of times.
using Prepared = std::function<web::Html()>;
using Prepare = std::function<Prepared(const nlohmann::json& options)>;

/// Every component this program can render, by the name of its folder in the npm package.
using Components = std::map<std::string, Prepare>;
Components govuk_components();
Components moj_components();

}  // namespace holdfast::contracts
