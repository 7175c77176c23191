#include "client.hpp"
#include "running_server.hpp"

#include <doctest/doctest.h>

#include <sys/resource.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>

using namespace holdfast;
using namespace holdfast::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view plain_get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

void answer_ok(std::shared_ptr<web::Request>, const web::Respond& respond) { respond({.body = "ok"}); }

/// The most memory this process has had since `forget_peak`, in kB.
long peak_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            status >> word;
            return std::stol(word);
        }
    return 0;
}
void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

struct UploadFolder {
    UploadFolder() : path(fs::temp_directory_path() / ("holdfast-uploads-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        fs::create_directory(path);
    }
    ~UploadFolder() { fs::remove_all(path); }
    auto files() const { return std::distance(fs::directory_iterator(path), fs::directory_iterator{}); }
    std::string path;
};

const std::string part_head = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
const std::string part_end = "\r\n--B--\r\n";

std::string upload_head(std::size_t file_bytes, std::string_view more = {}) {
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
           std::to_string(part_head.size() + file_bytes + part_end.size()) + "\r\n" + std::string(more) + "\r\n";
}

}  // namespace

TEST_CASE("a head that dribbles in is answered 408 when its time is over") {
    LogLines lines;
    RunningServer server({.head_timeout = 1s, .log = lines.log()}, answer_ok);
    Client client(server.port());
    client.send("GET / HTTP/1.1\r\nHo");
    CHECK(status_of(client.read_all(5s)) == 408);
}

TEST_CASE("a body that does not come is answered 408 when its time is over") {
    LogLines lines;
    RunningServer server({.body_timeout = 1s, .log = lines.log()}, answer_ok);
    Client client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
    CHECK(status_of(client.read_all(5s)) == 408);
}

TEST_CASE("a connection that asks for nothing is closed without a word") {
    LogLines lines;
    RunningServer server({.head_timeout = 1s, .keep_alive_timeout = 1s, .log = lines.log()}, answer_ok);
    Client silent(server.port());
    Client served(server.port());
    served.send(plain_get);
    CHECK(status_of(served.read_answer()) == 200);
    CHECK(silent.is_closed_within(5s));
    CHECK(served.is_closed_within(5s));
}

TEST_CASE("more connections than allowed are answered 503, and a place that becomes free is given again") {
    LogLines lines;
    RunningServer server({.most_connections = 2, .log = lines.log()}, answer_ok);
    Client first(server.port());
    Client second(server.port());
    for (Client* client : {&first, &second}) {
        client->send(plain_get);
        CHECK(status_of(client->read_answer()) == 200);
    }
    Client third(server.port());
    third.send(plain_get);
    const std::string refused = third.read_all();
    CHECK(status_of(refused) == 503);
    CHECK(header_of(refused, "Retry-After") == "5");
    first.finish_sending();
    CHECK(first.is_closed_within(5s));
    Client fourth(server.port());
    fourth.send(plain_get);
    CHECK(status_of(fourth.read_answer()) == 200);
}

TEST_CASE("a thousand idle connections keep nobody else from being served") {
    const rlimit enough{4096, 4096};
    rlimit now{};
    ::getrlimit(RLIMIT_NOFILE, &now);
    if (now.rlim_cur < enough.rlim_cur) {
        now.rlim_cur = std::min(enough.rlim_cur, now.rlim_max);
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &now) == 0);
    }
    LogLines lines;
    RunningServer server({.log = lines.log()}, answer_ok);
    std::vector<std::unique_ptr<Client>> idle;
    for (int i = 0; i < 1000; ++i) idle.push_back(std::make_unique<Client>(server.port()));
    Client client(server.port());
    client.send(plain_get);
    CHECK(status_of(client.read_answer()) == 200);
    idle.back()->send(plain_get);
    CHECK(status_of(idle.back()->read_answer()) == 200);
}

TEST_CASE("a stop closes idle connections, answers what is under way and takes nothing new") {
    LogLines lines;
    std::promise<web::Respond> handed_over;
    RunningServer server({.log = lines.log()}, [&](auto, web::Respond respond) { handed_over.set_value(std::move(respond)); });
    const auto port = server.port();
    Client idle(port);
    Client busy(port);
    busy.send(plain_get);
    const web::Respond respond = handed_over.get_future().get();
    server.begin_stop();
    CHECK(idle.is_closed_within(5s));
    CHECK_THROWS(Client(port));
    respond({.body = "late"});
    const std::string answer = busy.read_all();
    CHECK(body_of(answer) == "late");
    CHECK(header_of(answer, "Connection") == "close");
    server.stop();
}

TEST_CASE("an answer that comes after the server has gone does no harm") {
    LogLines lines;
    std::promise<web::Respond> handed_over;
    auto server = std::make_unique<RunningServer>(web::ServerOptions{.stop_timeout = 0s, .log = lines.log()},
                                                  [&](auto, web::Respond respond) { handed_over.set_value(std::move(respond)); });
    Client client(server->port());
    client.send(plain_get);
    const web::Respond respond = handed_over.get_future().get();
    server.reset();
    respond({.body = "late"});
    CHECK(client.read_all().empty());
}

TEST_CASE("an upload that declares 100 MB is refused before any of it is read") {
    LogLines lines;
    RunningServer server({.log = lines.log()}, answer_ok);
    Client client(server.port());
    client.send(upload_head(100'000'000));
    CHECK(status_of(client.read_all()) == 413);
    Client polite(server.port());
    polite.send(upload_head(100'000'000, "Expect: 100-continue\r\n"));
    CHECK(status_of(polite.read_all()) == 413);
}

TEST_CASE("a larger upload is taken from whom the application lets send it, and from nobody when it fails to say") {
    LogLines lines;
    const auto larger = [](const web::Request& head) -> std::size_t {
        if (head.cookies.has("broken")) throw std::runtime_error("the application has no answer");
        return head.cookies.has("known") ? std::size_t{64} << 20 : 0;
    };
    RunningServer server({.larger_body = larger, .log = lines.log()}, answer_ok);
    const auto asked = [&](std::size_t length, const std::string& cookie) {
        Client client(server.port());
        client.send(upload_head(length, "Expect: 100-continue\r\n" + cookie));
        client.finish_sending();
        return client.read_all();
    };
    CHECK(asked(40'000'000, "Cookie: known=1\r\n").starts_with("HTTP/1.1 100 "));
    CHECK(status_of(asked(70'000'000, "Cookie: known=1\r\n")) == 413);
    CHECK(status_of(asked(40'000'000, "")) == 413);
    CHECK(status_of(asked(40'000'000, "Cookie: broken=1\r\n")) == 413);
    CHECK(asked(1'000'000, "Cookie: broken=1\r\n").starts_with("HTTP/1.1 100 "));
}

TEST_CASE("who asks first is told to continue") {
    LogLines lines;
    RunningServer server({.log = lines.log()}, answer_ok);
    Client client(server.port());
    client.send(upload_head(3, "Expect: 100-continue\r\n"));
    CHECK(client.read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send(part_head + "abc" + part_end);
    CHECK(status_of(client.read_answer()) == 200);
}

TEST_CASE("an upload goes to its folder in a stream, and is gone when the request is over") {
    const UploadFolder folder;
    LogLines lines;
    std::atomic<std::size_t> received{0};
    RunningServer server({.upload_folder = folder.path, .log = lines.log()}, [&](auto request, const web::Respond& respond) {
        received = fs::file_size(request->upload("file")->path);
        respond({.body = request->upload("file")->file_name});
    });
    constexpr std::size_t piece = 50'000;
    constexpr std::size_t pieces = 600;
    const std::string content(piece, 'x');
    Client client(server.port());
    forget_peak();
    const long before = peak_memory();
    client.send(upload_head(piece * pieces) + part_head);
    for (std::size_t i = 0; i < pieces; ++i) client.send(content);
    client.send(part_end);
    CHECK(body_of(client.read_answer()) == "a.csv");
    CHECK(received == piece * pieces);
    CHECK(peak_memory() - before < 4096);
    server.stop();
    CHECK(folder.files() == 0);
}

TEST_CASE("an upload that breaks off leaves nothing behind") {
    const UploadFolder folder;
    LogLines lines;
    RunningServer server({.upload_folder = folder.path, .log = lines.log()}, answer_ok);
    Client client(server.port());
    client.send(upload_head(1000) + part_head + std::string(500, 'x'));
    client.finish_sending();
    CHECK(client.read_all().empty());
    server.stop();
    CHECK(folder.files() == 0);
}

TEST_CASE("an upload that cannot be stored is answered 503") {
    LogLines lines;
    RunningServer server({.upload_folder = "/nowhere/at/all", .log = lines.log()}, answer_ok);
    Client client(server.port());
    client.send(upload_head(3) + part_head + "abc" + part_end);
    CHECK(status_of(client.read_all()) == 503);
    CHECK(lines.all().find("upload_failed") != std::string::npos);
}

TEST_CASE("a file is streamed with flat memory") {
    const UploadFolder folder;
    const std::string path = folder.path + "/export.csv";
    constexpr std::size_t bytes = 20'000'000;
    std::ofstream(path) << std::string(bytes, 'y');
    LogLines lines;
    RunningServer server({.log = lines.log()},
                         [&](auto, const web::Respond& respond) { respond({.content_type = "text/csv", .file = path, .delete_file = true}); });
    Client client(server.port());
    client.send(plain_get);
    const std::string answer = client.read_answer();
    CHECK(body_of(answer).size() == bytes);
    server.stop();
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("who does not read the answer is given up") {
    LogLines lines;
    const std::string large(50'000'000, 'z');
    RunningServer server({.body_timeout = 1s, .log = lines.log()}, [&](auto, const web::Respond& respond) { respond({.body = large}); });
    Client client(server.port());
    client.send(plain_get);
    CHECK(client.is_readable_within(5s));
    server.stop();
    CHECK(client.read_all().size() < large.size());
    CHECK(lines.all().find("request_broken_off") != std::string::npos);
}
