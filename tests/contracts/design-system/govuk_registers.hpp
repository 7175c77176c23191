#pragma once

#include <memory>

#include "components.hpp"
#include "govuk_fields.hpp"

namespace holdfast::contracts {

template <class Component>
Prepared prepare(const json& options) {
    auto component = std::make_shared<Component>(Component{});
    read_value(options, *component, "options");
    return [component] { return web::govuk::made(*component); };
}

void register_govuk_forms(Components& components);
void register_govuk_content(Components& components);
void register_govuk_navigation(Components& components);

}  // namespace holdfast::contracts
