#include "store/postgres/program.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <memory>
#include <spawn.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace holdfast::store::postgres {

void Descriptor::close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

/// This program's environment with the parts of the address in the place of its own PG... variables.
static std::vector<std::string> environment_for(const std::string& url) {
    std::vector<std::string> variables;
    for (char** variable = environ; *variable; ++variable)
        if (std::strncmp(*variable, "PG", 2) != 0) variables.emplace_back(*variable);
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
    for (const PQconninfoOption* option = options.get(); option && option->keyword; ++option)
        if (option->val && option->envvar) variables.push_back(fmt::format("{}={}", option->envvar, option->val));
    return variables;
}

static std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

namespace {

/// What becomes of the new process's standard streams.
class FileActions {
public:
    FileActions(Streams streams, int errors) {
        posix_spawn_file_actions_init(&actions_);
        connect(STDIN_FILENO, streams.input, O_RDONLY);
        connect(STDOUT_FILENO, streams.output, O_WRONLY);
        connect(STDERR_FILENO, errors, O_WRONLY);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;

    const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    void connect(int standard, int descriptor, int mode) {
        if (descriptor >= 0) posix_spawn_file_actions_adddup2(&actions_, descriptor, standard);
        else posix_spawn_file_actions_addopen(&actions_, standard, "/dev/null", mode, 0);
    }

    posix_spawn_file_actions_t actions_{};
};

}  // namespace

Program::Program(const std::string& url, const std::vector<std::string>& command, Streams streams)
    : name_(command.front()), said_(memfd_create("said", MFD_CLOEXEC)) {
    std::vector<std::string> arguments = command, variables = environment_for(url);
    const FileActions actions(streams, said_.number());
    const int code = posix_spawnp(&process_, name_.c_str(), actions.get(), nullptr, pointers_to(arguments).data(), pointers_to(variables).data());
    if (code == ENOENT) throw std::runtime_error(fmt::format("{} is not installed; it comes with the package postgresql-client", name_));
    if (code != 0) throw std::runtime_error(fmt::format("{} could not be started: {}", name_, std::strerror(code)));
}

Program::~Program() { wait(); }

int Program::wait() {
    int status = 0;
    if (process_ > 0)
        while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
    process_ = -1;
    return status;
}

static std::string contents(int descriptor) {
    std::array<char, 2'000> text{};
    const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
    return {text.data(), static_cast<std::size_t>(size > 0 ? size : 0)};
}

void Program::finish() {
    const int status = wait();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error(fmt::format("{} failed: {}", name_, contents(said_.number())));
}

}  // namespace holdfast::store::postgres
