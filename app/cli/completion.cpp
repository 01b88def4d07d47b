// backflow-cli completion: the program for bash that completes our command lines, made from the parser and the table of keys.
#include <iostream>
#include <set>

#include "app/cli/command.h"
#include "engine/experiment/knobs.h"
#include "engine/reproduce/reproduction.h"

namespace backflow::cli {
namespace {

// The values in "TEXT:{dark,light}", as words; empty where any will do.
std::string valuesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t open = type.find('{'), close = type.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  std::string words = type.substr(open + 1, close - open - 1);
  for (char& c : words)
    if (c == ',') c = ' ';
  return words;
}

std::string choicesOf(const Knob& knob) {
  std::string words;
  for (const Description& choice : knob.choices) words += (words.empty() ? "" : " ") + std::string(choice.id);
  if (knob.type == Knob::Type::Bool) words = "true false";
  return words;
}

void writeKeys(std::ostream& out) {
  out << "_backflow_cli_keys='";
  for (const Knob& knob : knobs())
    if (knob.path != "backflow") out << (knob.path == "name" ? "" : " ") << knob.path;
  out << "'\n_backflow_cli_values() {\n  case $1 in\n";
  for (const Knob& knob : knobs())
    if (const std::string words = choicesOf(knob); !words.empty())
      out << "    " << knob.path << ") echo '" << words << "' ;;\n";
  out << "  esac\n}\n";
}

// What may stand at the place of a positional argument that is no file.
std::string words(const CLI::App& command) {
  std::string all;
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; })) all += " " + inner->get_name();
  for (const CLI::Option* option : command.get_options())
    if (option->get_lnames().empty()) all += " " + valuesOf(*option);
  if (command.get_name() == "reproduce")
    for (const std::filesystem::path& file : reproductionFiles()) all += " " + loadReproduction(file).id;
  return all;
}

void writeCommand(std::ostream& out, const CLI::App& command) {
  std::string flags, values;
  std::set<std::string> any;  // options whose value is a number, or text of one's own
  const auto add = [&](const CLI::App& from) {
    for (const CLI::Option* option : from.get_options())
      for (const std::string& name : option->get_lnames()) {
        flags += " --" + name;
        if (option->get_items_expected_max() == 0) continue;
        if (const std::string known = valuesOf(*option); !known.empty())
          values += "        --" + name + ") words='" + known + "' ;;\n";
        else if (option->get_type_name().find("INT") != std::string::npos ||
                 option->get_type_name().find("FLOAT") != std::string::npos)
          any.insert("--" + name);
      }
  };
  add(command);
  for (const CLI::App* inner : command.get_subcommands([](const CLI::App*) { return true; })) add(*inner);
  std::string numbers;
  for (const std::string& name : any) numbers += (numbers.empty() ? "" : "|") + name;
  out << "    " << command.get_name() << ")\n      words='" << words(command) << "' options='" << flags << "'\n";
  if (!values.empty() || !numbers.empty()) {
    out << "      case $before in\n" << values;
    if (!numbers.empty()) out << "        " << numbers << ") compopt +o default; return ;;\n";
    out << "      esac\n";
  }
  out << "      ;;\n";
}

constexpr const char* kBegin = R"BASH(_backflow_cli() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} key= words= options=
  COMPREPLY=()
  # --set PATH=VALUE comes as three words.
  if [[ $word == = ]]; then
    key=$before word=
  elif [[ $before == = ]]; then
    key=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [[ -n $key ]]; then
    COMPREPLY=($(compgen -W "$(_backflow_cli_values "$key")" -- "$word"))
    return
  fi
  if [[ $before == --set ]]; then
    compopt -o nospace
    COMPREPLY=($(compgen -S = -W "$_backflow_cli_keys" -- "$word"))
    return
  fi
)BASH";

constexpr const char* kEnd = R"BASH(  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  fi
  # Files, where there is nothing of these.
}
complete -o default -F _backflow_cli backflow-cli
)BASH";

int write(const CLI::App& app) {
  std::ostream& out = std::cout;
  const std::vector<const CLI::App*> commands = app.get_subcommands([](const CLI::App*) { return true; });
  out << "# Completion of backflow-cli for bash, as `backflow-cli completion` writes it.\n";
  writeKeys(out);
  out << kBegin << "  if ((COMP_CWORD == 1)); then\n    COMPREPLY=($(compgen -W '";
  for (const CLI::App* command : commands) out << command->get_name() << ' ';
  out << "--help --version' -- \"$word\"))\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* command : commands) writeCommand(out, *command);
  out << kEnd;
  return kWell;
}

}  // namespace

Command addCompletion(CLI::App& app) {
  CLI::App* parser = app.add_subcommand("completion", "Print the completion for bash: source <(backflow-cli completion)");
  return {parser, [&app] { return write(app); }};
}

}  // namespace backflow::cli
