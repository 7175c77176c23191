// The only translation unit that includes Asio and Beast: they take longer to compile than the rest of this module together.
#include "web/server.hpp"

#include "base/thread.hpp"
#include "web/ascii.hpp"
#include "web/asked.hpp"
#include "web/body_intake.hpp"
#include "web/error_page.hpp"
#include "web/head_scan.hpp"
#include "web/incoming_head.hpp"
#include "web/meeting.hpp"
#include "web/outgoing.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <atomic>
#include <fstream>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <unordered_map>

namespace holdfast::web {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

namespace {

using SteadyClock = std::chrono::steady_clock;
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<tcp, Strand>;
using Acceptor = asio::basic_socket_acceptor<tcp, Strand>;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Strand>;
template <class T = void>
using Task = asio::awaitable<T, Strand>;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable_t<Strand>{});

constexpr std::size_t most_turned_away = 128;
constexpr std::size_t chunk_bytes = std::size_t{64} * 1024;
constexpr auto sweep_interval = std::chrono::milliseconds(250);
constexpr auto linger = std::chrono::seconds(2);
/// A transfer slower than this over the length of its time limit is given up.
constexpr std::uint64_t least_bytes_per_second = std::uint64_t{16} * 1024;

class Session;

/// What keeps an answer that comes late away from a server that is gone.
struct Gate {
    std::mutex mutex{};
    bool is_open{true};
};

}  // namespace

/// What a new connection gets: an answer to its requests, a 503, or, when even those are many, nothing.
enum class Welcome { served, turned_away, dropped };

/// The listening socket and the sessions that came through it.
class Listener {
public:
    Listener(ServerOptions given_options, Application given_application);

    struct Place {
        std::weak_ptr<Session> session{};
        Welcome welcome{};
    };

    ServerOptions options;
    Application application;
    std::shared_ptr<Gate> gate{std::make_shared<Gate>()};
    std::mutex mutex{};
    std::unordered_map<Session*, Place> sessions{};
    std::size_t served{};
    std::atomic<bool> is_stopping{false};
    SteadyClock::time_point stop_by{};
    asio::io_context context;
    Strand control;
    Acceptor acceptor;
    Timer sweep_timer;

    Welcome enter(const std::shared_ptr<Session>& session);
    void leave(Session* session);
    std::vector<std::shared_ptr<Session>> present();

    Task<> accept();
    void receive(Socket socket);
    Task<> sweep();
    void begin_stop();
    std::string report_fault(const Asked& asked, std::string_view what) const;
};

namespace {

/// One connection. Everything but `deadline_` is touched on its strand only.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(Listener& listener, Socket socket);
    ~Session() { listener_.leave(this); }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    Task<> serve();
    Task<> turn_away();
    /// Ends what the session waits for when its time is over or, while it waits for a request, when the server stops.
    void check(SteadyClock::time_point now);
    /// Tells the session, if it and its server are still there, that its answer has come.
    static void wake(Gate& gate, const std::weak_ptr<Session>& session);
    const Strand& strand() { return strand_; }

private:
    Task<HeadVerdict> read_head();
    Task<bool> exchange(HeadVerdict head);
    Task<int> read_body(http::request_parser<http::buffer_body>& parser, BodyIntake& intake, const HeadVerdict& head);
    std::size_t most_body_bytes(const Request& head, std::uint64_t declared) const;
    int take_in(BodyIntake& intake, std::string_view bytes);
    Task<Response> ask(std::shared_ptr<Request> request, const Asked& asked);
    void hand_over(std::shared_ptr<Request> request, const Asked& asked, const std::shared_ptr<Meeting>& meeting);
    Task<bool> refuse(int status, std::string_view reason, std::string_view path = {});
    Task<bool> send(Response response, const Asked& asked, bool keeps_alive);
    Task<bool> send_file(const std::string& path, std::uint64_t length);
    Task<bool> write(std::string_view head, std::string_view body);
    Task<> close_gently();
    int fill(Request& request, const http::request_parser<http::buffer_body>& parser);
    std::string_view buffered() const { return {static_cast<const char*>(buffer_.data().data()), buffer_.size()}; }

    void allow(SteadyClock::duration time) { deadline_ = SteadyClock::now() + time; }
    /// Sets the time limit anew each time that enough has been transferred; `next` is how much that will be, 0 at the start.
    void allow_transfer(std::uint64_t transferred, std::uint64_t& next) {
        if (transferred < next) return;
        allow(listener_.options.body_timeout);
        next = transferred + static_cast<std::uint64_t>(listener_.options.body_timeout.count()) * least_bytes_per_second;
    }
    void allow_any_time() { deadline_ = SteadyClock::time_point::max(); }

    Listener& listener_;
    Socket socket_;
    Strand strand_;
    Timer answered_;
    boost::beast::flat_buffer buffer_{};
    std::string peer_{};
    std::atomic<SteadyClock::time_point> deadline_;
    bool is_idle_{true};
    bool is_out_of_time_{false};
    bool is_first_{true};
};

Session::Session(Listener& listener, Socket socket)
    : listener_(listener), socket_(std::move(socket)), strand_(socket_.get_executor()), answered_(strand_), deadline_(SteadyClock::time_point::max()) {
    boost::system::error_code error;
    socket_.set_option(tcp::no_delay(true), error);
    const auto endpoint = socket_.remote_endpoint(error);
    if (!error) peer_ = endpoint.address().to_string();
}

void Session::check(SteadyClock::time_point now) {
    const bool is_late = now >= deadline_.load();
    if (!is_late && !(is_idle_ && listener_.is_stopping)) return;
    is_out_of_time_ = is_late;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
}

void Session::wake(Gate& gate, const std::weak_ptr<Session>& session) {
    const std::scoped_lock lock(gate.mutex);
    if (!gate.is_open) return;
    if (const auto waiting = session.lock()) asio::post(waiting->strand_, [waiting] { waiting->answered_.cancel(); });
}

Task<> Session::serve() {
    bool goes_on = true;
    while (goes_on) {
        const HeadVerdict head = co_await read_head();
        if (head.state == HeadVerdict::State::incomplete) break;
        if (head.state == HeadVerdict::State::refused) goes_on = co_await refuse(head.status, head.reason, path_in(buffered()));
        else goes_on = co_await exchange(head);
        is_first_ = false;
    }
    // The place is free before the other side can see that the connection has ended.
    listener_.leave(this);
    boost::system::error_code ignored;
    socket_.close(ignored);
}

Task<> Session::turn_away() {
    listener_.options.log.warning("connection_refused", {{"reason", "too many connections"}, {"peer", peer_}});
    const Outgoing answer(unavailable(), {.is_behind_tls = listener_.options.is_behind_tls, .now = system_now()});
    co_await write(answer.head(), answer.body());
    co_await close_gently();
}

/// Incomplete means that the other side has gone or has nothing more to ask.
Task<HeadVerdict> Session::read_head() {
    HeadScanner scanner({.most_bytes = listener_.options.most_head_bytes});
    const auto& options = listener_.options;
    is_idle_ = buffer_.size() == 0;
    is_out_of_time_ = false;
    allow(is_idle_ && !is_first_ ? options.keep_alive_timeout : options.head_timeout);
    while (true) {
        const HeadVerdict verdict = scanner.scan(buffered());
        if (verdict.state != HeadVerdict::State::incomplete || (is_idle_ && listener_.is_stopping)) co_return verdict;
        const auto [error, bytes] = co_await socket_.async_read_some(buffer_.prepare(4096), as_result);
        if (error && is_out_of_time_ && !is_idle_)
            co_return HeadVerdict{.state = HeadVerdict::State::refused, .status = 408, .reason = "the head did not come in time"};
        if (error) co_return HeadVerdict{};
        if (std::exchange(is_idle_, false)) allow(options.head_timeout);
        buffer_.commit(bytes);
    }
}

int Session::fill(Request& request, const http::request_parser<http::buffer_body>& parser) {
    const auto& message = parser.get();
    if (message.method() == http::verb::post) request.method = Method::post;
    else if (message.method() == http::verb::head) request.method = Method::head;
    request.target = std::string_view(message.target().data(), message.target().size());
    for (const auto& field : message)
        request.headers.add(lowered({field.name_string().data(), field.name_string().size()}), {field.value().data(), field.value().size()});
    request.peer = client_address(peer_, request.headers, listener_.options.trusted_proxies);
    return decode_head(request, listener_.options.allowed_hosts);
}

/// True when the connection may serve another request.
Task<bool> Session::exchange(HeadVerdict head) {
    http::request_parser<http::buffer_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(head.size + 1));
    parser.body_limit(boost::none);
    boost::system::error_code error;
    const std::size_t parsed = parser.put(asio::buffer(buffer_.data(), head.size), error);
    const bool agrees = parsed == head.size && parser.is_header_done() && parser.content_length().value_or(0) == head.content_length;
    if (error || !agrees) co_return co_await refuse(400, "the parser does not agree with the scan");
    buffer_.consume(parsed);

    const auto incoming = std::make_shared<Incoming>();
    if (const int status = fill(incoming->request, parser)) {
        const std::string_view target = incoming->request.target;
        co_return co_await refuse(status, "the target or the Host is not taken", target.substr(0, target.find('?')));
    }
    BodyIntake intake(*incoming, {most_body_bytes(incoming->request, head.content_length), listener_.options.most_form_bytes, listener_.options.upload_folder});
    if (const int status = intake.start(head.content_length)) co_return co_await refuse(status, "a body of this size or type is not taken", incoming->request.path);
    if (head.content_length > 0) {
        const int status = co_await read_body(parser, intake, head);
        if (status < 0) co_return false;
        if (status > 0) co_return co_await refuse(status, "the body is not taken", incoming->request.path);
    }
    const Asked asked(incoming->request);
    Response response = co_await ask({incoming, &incoming->request}, asked);
    co_return co_await send(std::move(response), asked, head.keeps_alive && !listener_.is_stopping);
}

/// 0 when the body is in, below 0 when the other side has gone.
Task<int> Session::read_body(http::request_parser<http::buffer_body>& parser, BodyIntake& intake, const HeadVerdict& head) {
    if (head.expects_continue && buffer_.size() == 0 && !co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) co_return -1;
    std::vector<char> chunk(std::min<std::uint64_t>(chunk_bytes, head.content_length));
    std::uint64_t received = 0;
    std::uint64_t next_limit = 0;
    while (!parser.is_done()) {
        allow_transfer(received, next_limit);
        parser.get().body().data = chunk.data();
        parser.get().body().size = chunk.size();
        const auto [error, bytes] = co_await http::async_read_some(socket_, buffer_, parser, as_result);
        if (error && error != http::error::need_buffer) co_return is_out_of_time_ ? 408 : -1;
        const std::size_t taken = chunk.size() - parser.get().body().size;
        received += taken;
        if (const int status = take_in(intake, {chunk.data(), taken})) co_return status;
    }
    co_return intake.finish();
}

/// Nobody is asked about a body that is of the usual size.
std::size_t Session::most_body_bytes(const Request& head, std::uint64_t declared) const {
    const std::size_t usual = listener_.options.most_body_bytes;
    if (declared <= usual || !listener_.options.larger_body) return usual;
    try {
        return std::max(usual, listener_.options.larger_body(head));
    } catch (const std::exception& fault) {
        listener_.options.log.fault("body_limit_failed", {{"reason", fault.what()}});
        return usual;
    }
}

int Session::take_in(BodyIntake& intake, std::string_view bytes) {
    try {
        return intake.receive(bytes);
    } catch (const std::system_error& fault) {
        listener_.options.log.fault("upload_failed", {{"reason", fault.what()}});
        return 503;
    }
}

Task<Response> Session::ask(std::shared_ptr<Request> request, const Asked& asked) {
    allow_any_time();
    answered_.expires_at(SteadyClock::time_point::max());
    const auto meeting = std::make_shared<Meeting>([gate = listener_.gate, session = weak_from_this()] { wake(*gate, session); });
    hand_over(std::move(request), asked, meeting);
    if (!meeting->is_settled_or_awaited())
        while (!meeting->is_settled()) co_await answered_.async_wait(as_result);
    std::optional<Response> response = meeting->take();
    if (!response) response = fault_page(listener_.report_fault(asked, "the application gave no answer"));
    co_return *std::move(response);
}

void Session::hand_over(std::shared_ptr<Request> request, const Asked& asked, const std::shared_ptr<Meeting>& meeting) {
    const Respond respond = respond_at(meeting);
    try {
        listener_.application(std::move(request), respond);
    } catch (const std::exception& fault) {
        meeting->answer(fault_page(listener_.report_fault(asked, fault.what())));
    } catch (...) {
        meeting->answer(fault_page(listener_.report_fault(asked, "an exception of unknown type")));
    }
}

Task<bool> Session::refuse(int status, std::string_view reason, std::string_view path) {
    listener_.options.log.warning("request_refused", {{"status", std::int64_t{status}}, {"reason", reason}, {"peer", peer_}});
    const auto& own = listener_.options.error_answer;
    const Outgoing answer(own ? own(status, path) : error_page(status), {.is_behind_tls = listener_.options.is_behind_tls, .now = system_now()});
    co_await write(answer.head(), answer.body());
    co_await close_gently();
    co_return false;
}

Task<bool> Session::send(Response response, const Asked& asked, bool keeps_alive) {
    const Circumstances circumstances = asked.circumstances(keeps_alive, listener_.options.is_behind_tls);
    std::unique_ptr<Outgoing> answer;
    try {
        answer = std::make_unique<Outgoing>(std::move(response), circumstances);
    } catch (const std::exception& fault) {
        answer = std::make_unique<Outgoing>(fault_page(listener_.report_fault(asked, fault.what())), circumstances);
    }
    bool is_sent = co_await write(answer->head(), answer->body());
    if (is_sent && !answer->file().empty()) is_sent = co_await send_file(answer->file(), answer->length());
    asked.note_answer(listener_.options.log, *answer, is_sent);
    if (is_sent && !keeps_alive) co_await close_gently();
    co_return (is_sent && keeps_alive);
}

Task<bool> Session::send_file(const std::string& path, std::uint64_t length) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> chunk(chunk_bytes);
    while (length > 0) {
        file.read(chunk.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(chunk.size(), length)));
        const auto bytes = static_cast<std::size_t>(file.gcount());
        if (bytes == 0) co_return false;
        if (!co_await write({chunk.data(), bytes}, {})) co_return false;
        length -= bytes;
    }
    co_return true;
}

Task<bool> Session::write(std::string_view head, std::string_view body) {
    std::uint64_t sent = 0;
    std::uint64_t next_limit = 0;
    while (!head.empty() || !body.empty()) {
        allow_transfer(sent, next_limit);
        const std::array<asio::const_buffer, 2> rest{asio::buffer(head), asio::buffer(body)};
        const auto [error, bytes] = co_await socket_.async_write_some(rest, as_result);
        if (error) co_return false;
        const std::size_t of_head = std::min(bytes, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(bytes - of_head);
        sent += bytes;
    }
    co_return true;
}

/// Closing with unread bytes would reset the connection, and the other side could lose the answer: read them away for a while.
Task<> Session::close_gently() {
    boost::system::error_code error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    allow(linger);
    std::array<char, 4096> discarded;
    while (!error) {
        const auto [failed, bytes] = co_await socket_.async_read_some(asio::buffer(discarded), as_result);
        error = failed;
    }
}

}  // namespace

Listener::Listener(ServerOptions given_options, Application given_application)
    : options(std::move(given_options)),
      application(std::move(given_application)),
      context(options.threads),
      control(asio::make_strand(context)),
      acceptor(control),
      sweep_timer(control) {
    boost::system::error_code error;
    const tcp::endpoint endpoint(asio::ip::make_address(options.address, error), options.port);
    if (!error) acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
    if (error) throw CannotListen("cannot listen on " + options.address + " port " + std::to_string(options.port) + ": " + error.message());
}

Welcome Listener::enter(const std::shared_ptr<Session>& session) {
    const std::scoped_lock lock(mutex);
    Welcome welcome = served < options.most_connections ? Welcome::served : Welcome::turned_away;
    if (sessions.size() >= options.most_connections + most_turned_away) welcome = Welcome::dropped;
    if (welcome == Welcome::served) ++served;
    sessions.emplace(session.get(), Place{session, welcome});
    return welcome;
}

void Listener::leave(Session* session) {
    const std::scoped_lock lock(mutex);
    const auto place = sessions.find(session);
    if (place == sessions.end()) return;
    if (place->second.welcome == Welcome::served) --served;
    sessions.erase(place);
    if (is_stopping && sessions.empty() && !context.stopped()) asio::post(control, [this] { sweep_timer.cancel(); });
}

std::vector<std::shared_ptr<Session>> Listener::present() {
    const std::scoped_lock lock(mutex);
    std::vector<std::shared_ptr<Session>> all;
    for (const auto& [key, place] : sessions)
        if (auto here = place.session.lock()) all.push_back(std::move(here));
    return all;
}

static Task<> run_session(std::shared_ptr<Session> session, Welcome welcome, const Log& log) {
    try {
        if (welcome == Welcome::served) co_await session->serve();
        else co_await session->turn_away();
    } catch (const std::exception& fault) {
        log.fault("connection_failed", {{"reason", fault.what()}});
    }
}

Task<> Listener::accept() {
    Timer pause(control);
    while (!is_stopping) {
        auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(context), as_result);
        if (is_stopping) break;
        if (!error) {
            receive(std::move(socket));
            continue;
        }
        // Most likely there are too many open files; some will be closed in a moment.
        options.log.fault("accept_failed", {{"reason", error.message()}});
        pause.expires_after(std::chrono::milliseconds(100));
        co_await pause.async_wait(as_result);
    }
}

void Listener::receive(Socket socket) {
    const auto session = std::make_shared<Session>(*this, std::move(socket));
    const Welcome welcome = enter(session);
    if (welcome != Welcome::dropped) asio::co_spawn(session->strand(), run_session(session, welcome, options.log), asio::detached);
}

/// Time limits are checked from here rather than by a timer for each operation: a limit costs a request one store.
Task<> Listener::sweep() {
    while (true) {
        sweep_timer.expires_after(sweep_interval);
        co_await sweep_timer.async_wait(as_result);
        const auto all = present();
        const auto now = SteadyClock::now();
        if (is_stopping && (all.empty() || now > stop_by)) break;
        for (const auto& session : all) asio::post(session->strand(), [session, now] { session->check(now); });
    }
    if (!present().empty()) context.stop();
}

void Listener::begin_stop() {
    if (is_stopping.exchange(true)) return;
    stop_by = SteadyClock::now() + options.stop_timeout;
    boost::system::error_code ignored;
    acceptor.close(ignored);
    sweep_timer.cancel();
}

std::string Listener::report_fault(const Asked& asked, std::string_view what) const {
    std::string incident = incident_number();
    options.log.fault("request_failed", {{"incident", incident}, {"path", asked.path()}, {"reason", what}});
    return incident;
}

Server::Server(ServerOptions options, Application application) : listener_(std::make_unique<Listener>(std::move(options), std::move(application))) {}

Server::~Server() {
    const std::scoped_lock lock(listener_->gate->mutex);
    listener_->gate->is_open = false;
}

std::uint16_t Server::port() const { return listener_->acceptor.local_endpoint().port(); }

void Server::run() {
    asio::co_spawn(listener_->control, listener_->accept(), asio::detached);
    asio::co_spawn(listener_->control, listener_->sweep(), asio::detached);
    const auto serve = [this] {
        take_long_turns();
        // All that can be done without waiting is done, and then the lines about it are written at once.
        while (listener_->context.run_one() > 0) {
            listener_->context.poll();
            listener_->options.log.hand_over();
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 1; i < listener_->options.threads; ++i) threads.emplace_back(serve);
    serve();
}

void Server::stop() {
    asio::post(listener_->control, [this] { listener_->begin_stop(); });
}

}  // namespace holdfast::web
