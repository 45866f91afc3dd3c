// SPDX-License-Identifier: GPL-3.0-or-later
//
// cryoctl: looks into stores from the command line. Verbs as in git; the contract with scripts is in the
// manual. Exit status: exit_code.h.
//
// SIGINT and SIGTERM ask the work to stop; a second one ends the program at once. A reader that closes the
// pipe ends it quietly.
#include "app/cryoctl/command_line.h"

#include <array>
#include <csignal>
#include <thread>
#include <unistd.h>
#include <utility>

namespace cryo::ctl {

namespace {

/// Turns signals into a request to stop. The signals are blocked in every thread, and one thread waits for
/// them.
class SignalWatch {
public:
    SignalWatch()
    {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        sigaddset(&m_signals, SIGUSR2); // our own: the watch shall end
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
        m_thread = std::thread([this] { watch(); });
    }
    ~SignalWatch()
    {
        pthread_kill(m_thread.native_handle(), SIGUSR2);
        m_thread.join();
    }
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    void watch()
    {
        for (int signal = 0; sigwait(&m_signals, &signal) == 0 && signal != SIGUSR2;)
            if (!m_stop.request_stop())
                ::_exit(kExitCancelled);
    }

    sigset_t m_signals{};
    std::stop_source m_stop;
    std::thread m_thread;
};

int usage(Messages& messages, std::string_view verb, std::string_view message)
{
    const std::string suffix = verb.empty() ? std::string() : ' ' + std::string(verb);
    messages.note(message);
    messages.line("try: cryoctl help" + suffix);
    return kExitUsage;
}

int unknownVerb(Messages& messages, const std::string& word)
{
    std::vector<std::string> names;
    for (const Verb& verb : verbs())
        names.emplace_back(verb.name);
    std::string message = "there is no verb \"" + word + "\"";
    if (const std::string meant = nearest(word, names); !meant.empty())
        message += "; did you mean " + meant + "?";
    return usage(messages, {}, message);
}

int statusOf(Context& context, const Verb& verb, const Result<int>& result)
{
    context.messages.endWork();
    context.out.flush();
    if (auto written = context.out.state(); !written) {
        context.messages.note(written.error().message);
        return kExitFailed;
    }
    if (result)
        return *result;
    // Whoever closed the pipe has what it wanted.
    if (context.out.closed())
        return kExitWell;
    switch (result.error().code) {
    case Errc::Cancelled:
        context.messages.note("cancelled");
        return kExitCancelled;
    case Errc::InvalidArgument:
        return usage(context.messages, verb.name, result.error().message);
    default:
        context.messages.note(toString(result.error()));
        return kExitFailed;
    }
}

bool asksForHelp(const std::vector<std::string>& arguments)
{
    for (const std::string& argument : arguments) {
        if (argument == "--")
            return false;
        if (argument == "--help" || argument == "-h")
            return true;
    }
    return false;
}

int runVerb(const Verb& verb, std::vector<std::string> arguments, Output& out, Messages& messages,
            std::stop_token stop)
{
    Context context{out, messages, std::move(stop), {}, false, {}};
    std::unique_ptr<Command> command = verb.make();
    OptionSet options;
    command->declare(options);
    context.declare(options, verb.hasJson);
    if (asksForHelp(arguments)) {
        printVerbHelp(out, verb, options);
        return kExitWell;
    }
    if (auto parsed = parseArguments(options, std::move(arguments)); !parsed)
        return usage(messages, verb.name, parsed.error().message);
    auto done = command->run(context);
    command.reset();
    if (done && context.afterwards)
        done = std::exchange(context.afterwards, {})(context);
    return statusOf(context, verb, std::move(done));
}

int run(std::vector<std::string> arguments, Output& out, Messages& messages, std::stop_token stop)
{
    if (arguments.empty()) {
        Output err(STDERR_FILENO);
        printProgramHelp(err);
        return kExitUsage;
    }
    std::string word = std::move(arguments.front());
    arguments.erase(arguments.begin());
    if (word == "--version" || word == "-V") {
        out << "cryoctl " CRYO_VERSION "\n";
        return kExitWell;
    }
    const bool wantsHelp = word == "help" || word == "--help" || word == "-h";
    if (wantsHelp && arguments.empty()) {
        printProgramHelp(out);
        return kExitWell;
    }
    if (wantsHelp) {
        word = std::move(arguments.front());
        arguments = {"--help"};
    }
    if (word.starts_with('-'))
        return usage(messages, {}, "the verb comes first, then its options: cryoctl VERB " + word + " …");
    const Verb* verb = findVerb(word);
    return verb != nullptr ? runVerb(*verb, std::move(arguments), out, messages, std::move(stop))
                           : unknownVerb(messages, word);
}

} // namespace

} // namespace cryo::ctl

int main(int argc, char** argv)
{
    using namespace cryo::ctl;
    const SignalWatch signals;
    Messages messages(STDERR_FILENO);
    Output out(STDOUT_FILENO);
    const int status =
        run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), out, messages, signals.token());
    out.flush();
    if (const auto written = out.state(); !written) {
        messages.note(written.error().message);
        return status | kExitFailed;
    }
    return status;
}
