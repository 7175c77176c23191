#pragma once

#include <functional>
#include <gumbo.h>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::documents::test {

/// HTML as a browser would read it.
class ParsedHtml {
public:
    explicit ParsedHtml(std::string html) : html_(std::move(html)), output_(gumbo_parse(html_.c_str())) {}
    ~ParsedHtml() { gumbo_destroy_output(&kGumboDefaultOptions, output_); }
    ParsedHtml(const ParsedHtml&) = delete;
    ParsedHtml& operator=(const ParsedHtml&) = delete;

    /// What the parser had to put right.
    unsigned errors() const { return output_->errors.length; }

    void each(const std::function<void(const GumboNode&)>& visit) const { walk(*output_->root, visit); }

    /// The same from a piece of the document on.
    static void each_under(const GumboNode& node, const std::function<void(const GumboNode&)>& visit) { walk(node, visit); }

    /// Every value of an attribute, in document order.
    std::vector<std::string> values(const char* attribute) const {
        std::vector<std::string> all;
        each([&](const GumboNode& node) {
            if (const auto* found = gumbo_get_attribute(&node.v.element.attributes, attribute)) all.emplace_back(found->value);
        });
        return all;
    }

    static std::string text(const GumboNode& node) {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) return node.v.text.text;
        if (node.type != GUMBO_NODE_ELEMENT) return {};
        std::string all;
        for (unsigned i = 0; i < node.v.element.children.length; ++i) all += text(*static_cast<const GumboNode*>(node.v.element.children.data[i]));
        return all;
    }

    static std::string attribute(const GumboNode& node, const char* name) {
        const auto* found = gumbo_get_attribute(&node.v.element.attributes, name);
        return found == nullptr ? std::string{} : found->value;
    }

    static bool has_child(const GumboNode& node, GumboTag tag) {
        for (unsigned i = 0; i < node.v.element.children.length; ++i) {
            const auto& child = *static_cast<const GumboNode*>(node.v.element.children.data[i]);
            if (child.type == GUMBO_NODE_ELEMENT && (child.v.element.tag == tag || has_child(child, tag))) return true;
        }
        return false;
    }

private:
    static void walk(const GumboNode& node, const std::function<void(const GumboNode&)>& visit) {
        if (node.type != GUMBO_NODE_ELEMENT) return;
        visit(node);
        for (unsigned i = 0; i < node.v.element.children.length; ++i) walk(*static_cast<const GumboNode*>(node.v.element.children.data[i]), visit);
    }

    std::string html_;
    GumboOutput* output_;
};

}  // namespace holdfast::documents::test
