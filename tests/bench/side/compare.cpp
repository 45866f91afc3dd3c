// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs every engine on every work, side by side, and writes a table.
//
//   bench_compare --side PROGRAM --peers PROGRAM --memory DIR --disk DIR [--rounds N] [--long] [--only TEXT]
//                 --markdown FILE --json FILE
//
// Each round runs all engines of a row once, in an order that rotates; what counts is the ratio to ours
// within one round: median, least, most. A process runs one work on one engine, and nothing else runs
// meanwhile.
#include "rows.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace cryo::bench;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

namespace {

struct Settings {
    std::string side;
    std::string peers;
    fs::path memory;
    fs::path disk;
    int rounds = 7;
    bool full = false;
    std::string only;
    fs::path markdown;
    fs::path json;
};

std::string quoted(const std::string& text)
{
    return "'" + text + "'";
}

/// Runs a command and reads what it prints as JSON. Ends the program when the command fails.
Json runCommand(const std::string& command)
{
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr)
        giveUp("cannot run: " + command);
    std::string text;
    std::array<char, 4096> piece{};
    for (std::size_t n = 0; (n = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
        text.append(piece.data(), n);
    const int status = ::pclose(pipe);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        giveUp("failed: " + command);
    return text.empty() ? Json() : Json::parse(text);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::string number(double value, int digits)
{
    std::ostringstream text;
    text.setf(std::ios::fixed);
    text.precision(digits);
    text << value;
    return text.str();
}

/// "1.2 µs": the time of one operation.
std::string timeText(double seconds)
{
    if (seconds < 1e-6)
        return number(seconds * 1e9, 0) + " ns";
    if (seconds < 1e-3)
        return number(seconds * 1e6, 2) + " µs";
    return seconds < 1 ? number(seconds * 1e3, 2) + " ms" : number(seconds, 2) + " s";
}

class Comparison {
public:
    explicit Comparison(Settings settings)
        : m_settings(std::move(settings))
    {
    }

    Json run(const Row& row)
    {
        m_base = (row.onDisk ? m_settings.disk : m_settings.memory) / "cryo-bench";
        fs::remove_all(m_base);
        fs::create_directories(m_base);
        std::cerr << row.id << " " << row.title << std::flush;
        runCommand(m_settings.side + " data" + arguments(row, "data"));
        prepare(row);
        std::map<std::string, std::vector<Json>> runs;
        for (int round = 0; round < m_settings.rounds; ++round) {
            for (std::size_t n = 0; n < row.runs.size(); ++n) {
                const Run& run = row.runs[(n + static_cast<std::size_t>(round)) % row.runs.size()];
                runs[run.label].push_back(timed(row, run));
            }
            std::cerr << '.' << std::flush;
        }
        fs::remove_all(m_base);
        std::cerr << '\n';
        return report(row, runs);
    }

private:
    [[nodiscard]] std::string program(const std::string& engine) const
    {
        const bool rust = engine == "redb" || engine == "fjall" || engine.starts_with("reference");
        return rust ? m_settings.peers : m_settings.side;
    }

    /// All engines of the reference's format share one store.
    [[nodiscard]] static std::string storeOf(const Run& run)
    {
        if (run.engine.starts_with("reference") || run.engine == "cryo" || run.readsStoreOf == "cryo")
            return "cryo";
        return run.engine;
    }

    [[nodiscard]] std::string arguments(const Row& row, const std::string& store) const
    {
        return " --data " + quoted((m_base / "data").string()) + " --dir " +
               quoted((m_base / store).string()) + " --items " + std::to_string(row.items) + " --value " +
               std::to_string(row.valueSizeBytes) + " --reads " + std::to_string(row.reads) + " --kind " +
               row.kind + " --buckets " + std::to_string(row.buckets) +
               (row.compressed ? " --compressed" : "");
    }

    void prepare(const Row& row) const
    {
        if (row.work == "put")
            return;
        for (const Run& run : row.runs) {
            const std::string store = storeOf(run);
            if (!fs::exists(m_base / store))
                runCommand(program(store) + " " + store + " put" + arguments(row, store));
        }
        ::sync();
    }

    [[nodiscard]] Json timed(const Row& row, const Run& run) const
    {
        const std::string store = storeOf(run);
        if (row.work == "put") {
            fs::remove_all(m_base / store);
            if (row.onDisk)
                ::sync();
        }
        const std::string pinned = run.pinned ? "taskset -c 0 " : "";
        Json outcome =
            runCommand(pinned + program(run.engine) + " " + run.engine + " " +
                       (run.work.empty() ? row.work : run.work) + arguments(row, store) + " --threads " +
                       std::to_string(run.threads) + (run.copies ? " --copies" : ""));
        if (row.work == "put")
            fs::remove_all(m_base / store);
        return outcome;
    }

    static Json report(const Row& row, const std::map<std::string, std::vector<Json>>& runs)
    {
        const auto cost = [&](const Json& one) {
            const double seconds = one["seconds"];
            const double amount = one[row.perByte ? "bytes" : "operations"];
            return seconds / amount;
        };
        const std::vector<Json>& ours = runs.at(kOurs);
        Json result{{"id", row.id}, {"title", row.title}, {"engines", Json::array()}};
        for (const Run& run : row.runs) {
            std::vector<double> costs;
            std::vector<double> ratios;
            long resident = 0;
            for (std::size_t round = 0; round < ours.size(); ++round) {
                costs.push_back(cost(runs.at(run.label)[round]));
                ratios.push_back(costs.back() / cost(ours[round]));
                resident = std::max<long>(resident, runs.at(run.label)[round]["residentKib"]);
            }
            const auto [least, most] = std::ranges::minmax(ratios);
            Json engine{{"label", run.label}, {"cost", median(costs)}, {"ratio", median(ratios)},
                        {"least", least},     {"most", most},          {"residentKib", resident}};
            if (run.goal > 0) {
                engine["goal"] = run.goal;
                engine["met"] = median(ratios) >= run.goal;
            }
            engine["perByte"] = row.perByte;
            result["engines"].push_back(engine);
        }
        return result;
    }

    Settings m_settings;
    fs::path m_base;
};

void writeMarkdown(const Settings& settings, const Json& rows)
{
    std::ofstream file(settings.markdown);
    file << "| work | engine | one operation | ours is faster by | least … most | goal "
            "|\n|---|---|---|---|---|---|\n";
    for (const Json& row : rows) {
        bool first = true;
        for (const Json& engine : row["engines"]) {
            const double cost = engine["cost"];
            const bool ours = engine["label"] == kOurs;
            file << "| " << (first ? row["title"].get<std::string>() : "") << " | "
                 << engine["label"].get<std::string>() << " | "
                 << (engine["perByte"] ? number(1e-9 / cost, 2) + " GB/s" : timeText(cost)) << " | "
                 << (ours ? "" : number(engine["ratio"], 2) + "×") << " | "
                 << (ours ? "" : number(engine["least"], 2) + " … " + number(engine["most"], 2)) << " | "
                 << (engine.contains("goal")
                         ? number(engine["goal"], 2) + "× " + (engine["met"] ? "met" : "**missed**")
                         : "")
                 << " |\n";
            first = false;
        }
    }
    std::ofstream(settings.json) << rows.dump(1) << '\n';
}

} // namespace

int main(int argc, char** argv)
{
    Settings settings;
    CLI::App app{"Our engines beside others."};
    app.add_option("--side", settings.side)->required();
    app.add_option("--peers", settings.peers)->required();
    app.add_option("--memory", settings.memory)->required();
    app.add_option("--disk", settings.disk)->required();
    app.add_option("--rounds", settings.rounds)->check(CLI::Range(1, 1000));
    app.add_flag("--long", settings.full);
    app.add_option("--only", settings.only);
    app.add_option("--markdown", settings.markdown)->required();
    app.add_option("--json", settings.json)->required();
    CLI11_PARSE(app, argc, argv);
    Json results = Json::array();
    Comparison comparison(settings);
    for (const Row& row : comparisonRows(settings.full)) {
        if (!settings.only.empty() && (row.id + " " + row.title).find(settings.only) == std::string::npos)
            continue;
        results.push_back(comparison.run(row));
        writeMarkdown(settings, results); // what is there, should it be stopped
    }
    std::cout << std::ifstream(settings.markdown).rdbuf();
    return 0;
}
