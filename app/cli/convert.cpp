// backflow-cli convert: weights from one format into another.
#include <iostream>
#include <memory>

#include "app/cli/command.h"
#include "engine/core/error.h"
#include "engine/formats/weights.h"

namespace backflow::cli {
namespace {

struct Options {
  std::string in, out;
};

int convert(const Options& options) {
  requireWritable(options.out);
  requireApart({options.out}, {options.in});
  const Weights weights = readWeights(options.in);
  writeWeights(options.out, weights);
  std::cout << weights.arrays.size() << " arrays\n\n" << loadingLines(options.out, weights);
  return kWell;
}

}  // namespace

Command addConvert(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::App* parser = app.add_subcommand("convert", "Write weights in another format, by the ending of the name");
  parser->add_option("IN", options->in, "A file of weights: .npz or .safetensors")->required()->check(weightsName(true));
  parser->add_option("OUT", options->out, "The file to write: .npz, .safetensors, .onnx or .json")
      ->required()
      ->check(weightsName());
  return {parser, [options] { return convert(*options); }};
}

}  // namespace backflow::cli
