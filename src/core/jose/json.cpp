#include "core/jose/json.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace holdfast::jose {

using Json = nlohmann::json;

namespace {
/// What the parser tells while it reads; it alone sees a name that comes twice.
class Watch {
public:
    bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
        using Event = Json::parse_event_t;
        if (depth > deepest_json) is_sound_ = false;
        if (event == Event::object_start) open_.emplace_back();
        else if (event == Event::object_end) open_.pop_back();
        else if (event == Event::key && !open_.back().insert(parsed.get<std::string>()).second) is_sound_ = false;
        return true;
    }
    bool is_sound() const { return is_sound_; }

private:
    std::vector<std::set<std::string>> open_{};
    bool is_sound_{true};
};
}  // namespace

std::optional<Json> strict_object(std::string_view text) {
    if (text.size() > most_json_bytes) return std::nullopt;
    Watch watch;
    Json parsed = Json::parse(
        text, [&](int depth, Json::parse_event_t event, Json& value) { return watch(depth, event, value); }, false);
    if (!parsed.is_object() || !watch.is_sound()) return std::nullopt;
    return parsed;
}

std::optional<std::string_view> text_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) return std::nullopt;
    return found->get_ref<const std::string&>();
}

}  // namespace holdfast::jose
