<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Filming the river…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film</source>
        <extracomment>of the river, as an animated picture</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first time step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marker</source>
        <extracomment>the time step that marks a number to add</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
        <extracomment>the time step that the answer depends on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reaches t = %1 (%2): %3 of the last loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reaches t = %1 (%2): %3 of t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss %1 × chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language &quot;%1&quot;: must be one of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: usage: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an act; `--script help` lists them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: must be a whole number from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: there is no window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: must be one of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set: wants PATH VALUE pairs, as in: set model.cell lstm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: must be a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pull-radius: the spectral radius must be greater than 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seek %1: the last training step is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open: wants a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare: wants PATH VALUE, as in: compare train.clip.mode norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present &quot;%1&quot;: must be on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme &quot;%1&quot;: must be dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shot %1: a picture of the window is a .png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected verdict %1 of lane %2, but it is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expect: wants check &lt; NUMBER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expect check: none has been done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected check &lt; %1, but it is %2 at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expect: wants FIGURE LANE &lt; NUMBER, or &gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expect: &quot;%1&quot; is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expect: there is no %1 of lane %2: no training step has measured it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected %1 %2 %3 of lane %4, but it is %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back into the past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch from the step shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge panel 1 … 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All panels again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo it</source>
        <extracomment>the change that was undone</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an experiment, a session or data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the session: runs, weights and their past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the experiment whose code was copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present: large type for a projector, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list</source>
        <extracomment>of keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>end the program</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <extracomment>a heading: keys that work everywhere</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next control, or the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed entry</source>
        <extracomment>a heading: keys in a field that takes typed values</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applies it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back what was typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panel</source>
        <extracomment>a heading: keys in a panel, which shows one view</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge it, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange it with its neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export, copy, or show another view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectrum</source>
        <extracomment>a heading: keys in the view of eigenvalues</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eigenvalue before, or the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it by 0.02</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>|λ| larger or smaller by 0.02</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To a neighbouring cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the cell&apos;s run as a lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training step before, or after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fiftieth of the run back, or on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first step; the present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: wants a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: the name must end in %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session (*.backflow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste: the clipboard holds no experiment: its code begins with backflow1:, as copy-code writes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recover %1: must be discard, or nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recover: nothing was left behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ▾</source>
        <extracomment>a button that opens the list of further choices</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky</source>
        <extracomment>leaky ReLU, on a narrow button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <extracomment>of a table of data</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orth</source>
        <extracomment>an orthogonal matrix, on a narrow button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ident</source>
        <extracomment>the identity matrix, on a narrow button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectral rad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <extracomment>no value: the spectral radius is left as it is
----------
The value of a setting that is off</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>clipping each value of the gradient, on a narrow button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <extracomment>clipping at each time step, on a narrow button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truncate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <extracomment>backpropagation through all time steps, not truncated</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: what stands for an experiment in it is larger than 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the experiment in it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is larger than 256 MB; no picture of Backflow is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: this picture carries no experiment: pictures saved by Backflow do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, T = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U %1</source>
        <extracomment>how U, the matrix of recurrent weights, begins: &quot;U orthogonal&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, gain %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, ρ = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, η = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipping: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after training step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A: as above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; has nothing to show yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a figure must be at least 65 x 65 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: must be a panel from 1 to %2, or river</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot;: a figure is from 65 to 1000 mm wide and high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scale %1: must be from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the name must end in one of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a picture of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export film: one is being made; wait for it, or: export film stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a film of the river</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Animated GIF (*.gif);;Numbered PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the film cannot be written as GIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture cannot be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture would have more than 200 million pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no memory for the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture cannot be written as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights: a file is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export weights: there is no run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of lane %1 are those of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipping by norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orthogonal start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope of ln ‖δₜ‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no figure; there are verdict, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of lane %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above %2 and below %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 above %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 below %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no act for a lesson; `backflow --script help` lists them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is larger than 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its .md must begin with a line &quot;# Title&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has %1 steps, but its .md has %2 sections &quot;## Heading&quot;: there must be one for each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson &quot;%1&quot;: there is no such lesson and no such file; there are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson worksheet: no lesson has been started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson worksheet: wants a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the worksheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf);;HTML (*.html);;Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson start: wants a lesson&apos;s name, or a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson &quot;%1&quot;: must be start, next, back, go, run, worksheet or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The controls are locked in this step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may change: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer &quot;%1&quot;: must be a number from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My prediction: **%1**</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not been run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: **%1** — as predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: **%1** — not as predicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Challenge: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>**Reached at training step %1**: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: a worksheet is a .md, .html or .pdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view &quot;%1&quot;: must be one of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase: an axis is PATH FROM TO COUNT, PATH all, or PATH and a list such as 1,2,5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase: %1 wants FROM TO COUNT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase: &quot;%1&quot; is too much; after the axes there may be: steps N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase: %1 makes no difference in this experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase open: there is no map yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase open: wants I J, the cell&apos;s column and row from 1, counted from the left and from below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two settings, each cell a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axes of the phase diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <extracomment>The head of a column: the first value of a range</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <extracomment>The head of a column: the last value of a range</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values</source>
        <extracomment>The head of a column: how many values in a range</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across</source>
        <extracomment>The horizontal axis of the phase diagram</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <extracomment>The vertical axis of the phase diagram</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps of each run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: at initialization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps of each run; 0: at initialization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>A button: compute the phase diagram</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: key</source>
        <extracomment>%1: the axis (&quot;Across&quot; or &quot;Up&quot;); here its setting</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: number of values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all that there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase: wants two different keys, one for each axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase: %1 has %2 values; %3 are the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phase: there is no map to go on with; start one, as in: phase model.init.gain 0.5 1.5 21 task.length 10 200 20</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at initialization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <extracomment>The value of a setting that is on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % · %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped at %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <extracomment>Two settings and their values: &quot;Gain 0.9, Length T 20&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: not computed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: cannot be run
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖δ_1‖ / ‖δ_T‖ = %1; each step back multiplies by %2 on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss on held-out data %1, %2 of chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>So many runs that, for example, are healthy: &quot;12 healthy&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase diagram of %1 across and %2 up, %3: %4 of %5 runs computed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase diagram of %1 across and %2 up, %3: %4 of %5 runs computed; %6.</source>
        <extracomment>%6: &quot;12 healthy, 3 vanishing&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the map: lane %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seeds = %1: must be from 0 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is a folder; an experiment, a table or a text is wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All the way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truncation lets nothing through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a memory that adds instead of multiplying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orthogonal start, gain 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps every singular value at 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU + identity (IRNN)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget bias 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gate starts open: Jozefowicz 2015</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the update gate keeps the old state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip by norm at 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bounds the step, keeps its direction: Pascanu 2013</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>singular values back to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its slope is never above 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gates bound what flows back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller sums keep tanh off its flat ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights scaled to the number of units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate 0.001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller steps drive fewer units to the ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lets a little through where ReLU gives 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps half of the units on: He 2015</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a slope everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bounds every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smaller steps stay where the gradient is true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain 1, tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a state that cannot grow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>200 time steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how far does it reach?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain tanh RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>see what the same task does to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same, but harder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would it have learned this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live · %1</source>
        <extracomment>the present of a run, and its step</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backflow computes the derivatives of the loss by backpropagation through time. Here each of them is measured a second way, which knows nothing of backpropagation: one number is moved a little to both sides, the loss is computed anew, and the differences give the slope. If the two agree, the gradient on the screen is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before and after clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step × training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm by time step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median, 10–90 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit × time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jacobian products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ over the lag; λ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train, held out; dashed: chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss cliff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log L around θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>total</source>
        <extracomment>The whole gradient: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highway</source>
        <extracomment>The part of the gradient that came along the memory itself: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory highway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>along the memory itself, through no U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gates</source>
        <extracomment>The part of the gradient that came through the gates: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>through gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last U on its way was a gate&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <extracomment>The part of the gradient that came through the hidden state: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>through hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last U on its way was the candidate&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths of the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highway, gates, hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out; dashed: goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer against target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth (row) × answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text, then as it goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held-out data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient flow, back through time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂hₜ‖ relative to t = T, log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <extracomment>Dead units: a row of a small chart</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead units (h = 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean φ′</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean φ′(c)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gates, |h|, φ′, τ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eigenvalues of U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L_t/∂h_k‖, t × k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of dU by time step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖dU^(t)‖/‖dU‖, cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights and gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a norm for each parameter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::AnalysisPlot</name>
    <message>
        <source>Not measured: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no data yet. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not of %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of %1 is to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is measured beside the training; the first takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not %1</source>
        <extracomment>Lanes that have nothing to show here: &quot;not B, C&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to come</source>
        <extracomment>Lanes whose first figures are still awaited: &quot;B, C to come&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Autosave</name>
    <message>
        <source>The session could not be saved by itself: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no lock can be made: it must be a folder that can be written to, with room on its disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Badge</name>
    <message>
        <source>Verdict: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Banner</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Clipping</name>
    <message>
        <source>%1 fired %2 %</source>
        <extracomment>Lane A: clipping changed the gradient in 2 % of the steps</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before and after clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: the global gradient norm is %2 before and %3 after clipping; clipping changed %4 % of %5 steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It turned the gradient by %1° at the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global gradient norm: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm ‖∂L/∂θ‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before</source>
        <extracomment>Before clipping: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
        <extracomment>After clipping: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned by</source>
        <extracomment>By so many degrees clipping turned the gradient: above a small plot of angles</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The angle between the gradient before and after clipping: 0° where only its length changes. Clipping by value and at every time step turn it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂θ‖: norm of the gradient of the loss over all parameters θ, logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 there: before %2, after %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now: before %2, after %3; fired in %4 % of the steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The marks along the top: steps at which clipping changed the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fired %2 %, turned %3°</source>
        <extracomment>Lane A: clipping changed the gradient in 2 % of the steps, and in the last of them its direction by 3°</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now: before %2, after %3; fired in %4 % of the steps; turned by %5°</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::ColumnRow</name>
    <message>
        <source>last numeric one</source>
        <extracomment>the last column of numbers</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::CurvePad</name>
    <message>
        <source>Draw the curve: log10 of the gradient&apos;s norm over the time steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw ‖δ_t‖ relative to t = T with the mouse, or with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn from %1 at t = 1 to %2 at t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = %1: %2; arrow keys choose a point and move it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::ExplainPanel</name>
    <message>
        <source>WHAT IS HAPPENING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TRY</source>
        <extracomment>the title above the changes that are offered</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes back what was set last (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHAT IS HAPPENING IN LANE %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Film</name>
    <message>
        <source>training step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the name must end in .gif or .png, or be a folder that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no run to film yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a film goes from a step to a later one, every so many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a film has at most %1 frames: take every so many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run can be shown from step %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::GradientNorm</name>
    <message>
        <source>Lane %1: the gradient norm is %2 at the last time step and %3 at the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient norm by time step: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm ‖∂L/∂hₜ‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>halves every %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubles every %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>½ in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×2 in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median</source>
        <extracomment>The sample whose gradient is the median: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch</source>
        <extracomment>The norm over the whole batch: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound, σ₁ = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ₁ = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound</source>
        <extracomment>An upper bound of the gradient norm: a line</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bound of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curves: median over the samples (band: 10–90 %) and norm of the whole batch. Dashed: the line from end to end, by the steps over which it halves (½) or doubles, and the bound σ₁(U)^(T−t) where it holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t: time step of the sequence, from 1 to T = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂h_t‖: norm of the gradient of the loss L with respect to the hidden state at time step t, logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step t = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: norm of the batch %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It halves every %1 steps back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It doubles every %1 steps back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: norm of the batch %2; samples: median %3, 10–90 % %4 … %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ₁(U) = %1, the largest singular value of the recurrent weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Headline</name>
    <message>
        <source>What is happening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the letter of a lane, and what is happening in it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it: %1
%2
Ctrl+Z takes it back</source>
        <extracomment>%1: why; %2: the line that does it</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::HiddenState</name>
    <message>
        <source>Which layer and quantity to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: %2 of %3 units over %4 time steps, values from %5 to %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden state: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit</source>
        <extracomment>A unit of the layer: the name of an axis</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit × time, sample %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, unit %3, time step t = %4: %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down: units 1 to H. Across: time steps 1 to T. Colour: the value; gates run from 0 to 1, the others from −1 to 1 and beyond</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::History</name>
    <message>
        <source>Lane %1: %2 columns up to training step %3; in the latest the first time step has %4 times the gradient of the last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient history: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂hₜ‖ relative to t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour: ‖∂L/∂h_t‖ relative to t = T; blue vanishes, grey is healthy, red explodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t: time step of the sequence, 1 to T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: training step %2, time step t = %3
in the newest column: %4 of the gradient at t = T</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Jacobian</name>
    <message>
        <source>number of Jacobians multiplied (above); Lyapunov exponent λ per step (below)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>singular values σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jacobian products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ₁ %1 (%2…%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over %1 steps the product of the Jacobians has singular values from %2 to %3, median %4; the greatest Lyapunov exponent is %5 a step, from %6 to %7 over %8 samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>greatest σ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median</source>
        <extracomment>The median singular value: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least</source>
        <extracomment>The least singular value: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e^(λ₁·lag)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ = 0: below the axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ: Lyapunov exponents of the Jacobians, a step; dashed: 0. Above 0 perturbations grow, below they die out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 exponents from %3 to %4; the greatest of single samples: %5 … %6 (%7 samples)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lag: how many Jacobians are multiplied, J_T … J_{T−lag+1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ: singular values of the product of Jacobians, logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: over %2 steps σ from %3 to %4, median %5; after training step %6</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::KnobRow</name>
    <message>
        <source>Acts from the next training step; the weights are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↻ Starts a new run from the same seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click the name to reset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts a new run from the same seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::LaneBar</name>
    <message>
        <source>A new lane, with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The knobs change this lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: the knobs change this lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: %2, active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close lane %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::LessonPanel</name>
    <message>
        <source>End the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the lesson; the runs stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock in and run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>do what the step of the lesson runs</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>to the step of the lesson before</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>to the next step of the lesson</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save worksheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have predicted and reached, and what was measured: to be handed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LESSON · %1 OF %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked in. It runs …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ As you predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✗ Not as you predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured: &lt;b&gt;%1&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Challenge</source>
        <extracomment>what is to be reached in a step of a lesson</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>· now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Reached at training step %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::LessonRun</name>
    <message>
        <source>lesson: none has been started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson: there is no step %1; there are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson run: there is nothing to run in this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson run: the question comes first; answer it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson run: the step is being performed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: nothing is asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: the step is being performed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: this question has been answered; a lesson that is started anew asks again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer: a curve wants two numbers or more, from t = 1 to t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is locked in this step of the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: is locked in this step of the lesson; free: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no lane %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a curve from %1 at t = 1 to %2 at t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of them</source>
        <extracomment>of the choices of a question</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>was measured</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at t = 1; the drawn curve is %2 decades away on average</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::LoadingDialog</name>
    <message>
        <source>Weights exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines that load the weights in Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>into the clipboard</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the lines that load the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>the dialog</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: %1
In Python it is loaded by:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Loss</name>
    <message>
        <source>seeds ▾</source>
        <extracomment>A button that opens a menu: train with other random seeds</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other seeds of the active lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trains the active lane&apos;s experiment again with the next seeds, beside the lanes: how much of the curve is the seed&apos;s doing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <extracomment>The loss of the training batch: a curve</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held out (dots)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance</source>
        <extracomment>The loss of guessing: a line</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thin: train, dots: held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This seed alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 seeds: band min–max, line median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L: the loss of a batch, logarithmic. Dashed: chance (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 there: train %2, held out %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 now: train %2, held out %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 diverged at step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 seeds: band min–max, line median, %3 diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: after %2 training steps the loss is %3; guessing scores %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: after %2 training steps the loss is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: after %2 training steps the loss is %3, on held-out data %4; guessing scores %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: after %2 training steps the loss is %3, on held-out data %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, up to step %2.</source>
        <extracomment>%1: &quot;A: 5 seeds: band min–max, line median&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, of the training loss up to step %2</source>
        <extracomment>%1: &quot;A: 5 seeds: band min–max, line median&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::LossCliff</name>
    <message>
        <source>a: along the gradient ∂L/∂θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>b: along a random direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log L around θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 · next: %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1 · L × %2 from line to line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unclipped</source>
        <extracomment>Where the next training step would land without clipping</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipped</source>
        <extracomment>Where the next training step would land with clipping</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss around the present weights is computed when there is a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the loss around the present weights: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a: distance from θ along the gradient ∂L/∂θ; the arrow points down, along −∂L/∂θ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>b: distance from θ along a random direction, filter-normalized, orthogonal to the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L of one batch, logarithmic; each line is a factor of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a = %1, b = %2: L = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed at %1 × %1 points, linear between them: what is finer does not show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ after step %1: L = %2, ‖∂L/∂θ‖ = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: L = %2, %3 from θ, of which %4 out of this plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step without clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step with clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss cliff: not computed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss within %1 of the weights after training step %2: %3 here, from %4 to %5 around; the gradient norm is %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step would land at a loss of %1 without clipping and of %2 with it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::LstmPaths</name>
    <message>
        <source>time step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm ‖∂L/∂(hₜ, cₜ)‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths of the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>×%1 a step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <extracomment>&quot;memory highway 2e-8, ×0.9 a step back&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norms of ∂L/∂(h, c) at the first time step by the way they came: %1; over %2 samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: ‖∂L/∂(h, c)‖ at time step t = %2, after training step %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2; %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient ∂L/∂(h_t, c_t) split by the way it came back; the parts add up to it. Logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The LSTM and the GRU have several ways to split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>&quot;memory highway, ×0.9 a step back&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::MainWindow</name>
    <message>
        <source>Backflow was not closed last time. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session of %1 is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only files of this computer can be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session that was closed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save experiment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy experiment as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export window…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export film of the river…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export weights…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import weights…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust: check the gradient…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export PyTorch script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Backflow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backflow %1 shows the gradient on its way back through time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save worksheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an experiment, a session or data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that can be opened (*.json *.backflow *.csv *.tsv *.txt *.png *.svg *.pdf);;Sessions (*.backflow);;Experiments (*.json);;Pictures that carry one (*.png *.svg *.pdf);;Tables (*.csv *.tsv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a PyTorch script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1: run it with Python to compare PyTorch&apos;s steps with these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden until you have made your prediction</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Panel</name>
    <message>
        <source>Fit the scale to the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the scale of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or copy it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export or copy it, or show another view here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export “%1”, or show another view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export figure or data…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::PanelGrid</name>
    <message>
        <source>choose &quot;%1&quot; of %2: must be nothing: there is no choice now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose &quot;%1&quot; of %2: must be one of %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::PhaseDiagram</name>
    <message>
        <source>A map over two settings, each cell a run of its own: Start computes what the gradient does over %1, from the active lane&apos;s experiment. Axes… chooses other settings and ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>A button: compute the phase diagram</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Axes of the phase diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ratio</source>
        <extracomment>What the colours of the phase diagram show: how much of the gradient reaches the first step, its growth, or the loss</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖δ_1‖ / ‖δ_T‖, δ_t = ∂L/∂h_t of the top layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a hundred steps back in time make of ‖∂L/∂h_t‖ at the mean rate of the sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss on held-out data / chance, after the training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the colours show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop computing the phase diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute the phase diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two settings, each cell a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss / chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reaches t = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>growth in 100 steps back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no loss at initialization: choose training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase diagram: no map has been computed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A click opens this run as a lane.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Plot</name>
    <message>
        <source>Press play: this fills as the network trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge the panel: there is no room for so many lanes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::PredictionView</name>
    <message>
        <source>Appears with the first validation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <extracomment>What the model answers: the name of an axis</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth</source>
        <extracomment>What it should answer: the name of an axis</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: %2 of %3 held-out samples are classified rightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: the text goes on as “%2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: %2 held-out answers, off by %3 on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction: no validation yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: as of training step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey: the text; below it: the most likely character at each place, tinted where it is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth %1, answer %2: %3 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pointer at %1 = %2, %3 = %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::River</name>
    <message>
        <source>Gradient flow back through time: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: of the gradient at time step %2, %3 times as much is at time step 1, with the losses on the way; of the last loss alone %4 times as much reaches time step %5 (%6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: of the gradient at time step %2, %3 times as much reaches time step 1, and %4 times as much time step %5 (%6).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is being prepared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press play (Space): the gradient will flow from the loss at the right back to the first time step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <extracomment>The loss, from which the gradient flows: beside a ribbon</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width and colour: ‖∂L/∂hₜ‖ relative to t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the earliest input that the answer of the sample shown depends on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task marks no single input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps with a loss: the gradient enters here and flows to the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step t = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: gradient norm ‖∂L/∂h_t‖ = %2, that is %3 of the one at t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: of the last loss&apos;s own gradient %2 reaches time step t = %3 (%4), %5 steps before T:
its ‖∂L/∂h_t‖ relative to the one at its own step, top layer, sample shown. Ribbon and curves have the losses of all steps in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: of the gradient norm at the last time step T, %2 reaches time step t = %3 (%4), %5 steps before it:
‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of the top layer, over the batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy on held-out data: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss: %1 times what guessing scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: gradient norm ‖∂L/∂h_t‖ = %2, that is %3 of the one at t = T (informative input)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Saturations</name>
    <message>
        <source>Saturation and time constants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 | %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>|h| &gt; 0.95: %1 of the units&apos; values, dead units: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean φ′ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean φ′(c) %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 below 0.05, %3 above 0.95, mean %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time constants of %1: from %2 to %3 steps, quartiles %4, %5, %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>τ of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate &lt; 0.05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>between</source>
        <extracomment>Gates between 0.05 and 0.95</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&gt; 0.95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more rows: enlarge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fraction of units, samples and time steps; τ in time steps, dashed: T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fraction of units, samples and time steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: τ = −1/⟨ln f⟩, f = %2: for how many steps a unit keeps its state. Least %3, quartiles %4, %5, %6, greatest %7; the sequence has T = %8 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gate that is always open or closed, and a unit at |h| near 1, pass on next to no gradient to their weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3, over units, samples and time steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3 of its values below 0.05 (closed), %4 above 0.95 (open), mean %5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Script</name>
    <message>
        <source>line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::SegmentsRow</name>
    <message>
        <source>more</source>
        <extracomment>further choices</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other choices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::SliderRow</name>
    <message>
        <source>%1, typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Spectrum</name>
    <message>
        <source>Re λ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Im λ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eigenvalues of U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ρ %1 · σ₁ %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected: λ = %1, |λ| = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red: 1/γ = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>λ = %1
|λ| = %2, angle %3°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectral radius ρ = %1: pull to scale all eigenvalues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: %2 eigenvalues of the recurrent matrix, %3 outside the unit circle; spectral radius %4, largest singular value %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eigenvalues of the recurrent matrix: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>A full stop behind a sentence</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull it; Shift: |λ| in steps of 0.05</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::StatusLine</name>
    <message>
        <source>preparing</source>
        <extracomment>of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <extracomment>of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <extracomment>of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase</source>
        <extracomment>preparing, running, …</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures</source>
        <extracomment>the latest loss and accuracy, in numbers</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numeric mode and frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lane %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.  Try a remedy at the right, or a smaller learning rate; the weights are those of the step before.</source>
        <extracomment>%1: what went wrong</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fps</source>
        <extracomment>frames a second</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::TimeStrip</name>
    <message>
        <source>Time line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and Right show the training step before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Timeline</name>
    <message>
        <source>Step shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 steps before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten steps before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the run ten training steps earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new lane that goes on from the step shown: its weights, optimizer and random stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <extracomment>back from the past to the present of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the present again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Transport</name>
    <message>
        <source>Play</source>
        <extracomment>a button: the training goes on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <extracomment>a button: one training step</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One training step (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <extracomment>a button: back to the first training step</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again from the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same experiment from its first step (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare: a new lane with one key different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict, try and see why, step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust</source>
        <extracomment>a button: whether the gradient on the screen can be trusted</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust: check the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares the gradient with finite differences, on the live network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present</source>
        <extracomment>a verb: shows the window large, for a projector</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open, save, export, undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bundled experiments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>buttons: the training stops, or goes on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T = %1 · %2 unit · seed %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T = %1 · %2 units · seed %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · changed</source>
        <extracomment>%1: the facts of an experiment, which is no longer as it was opened</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed: no longer as it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second run beside this one, in lockstep, with one key different</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are four lanes already: close one first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the desk (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present: large type for a projector (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present: large type for a projector</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Triangle</name>
    <message>
        <source>state at time step k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss of time step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the loss of time step %1, %2 is at that step&apos;s state and %3 at the first; losses from time step %4 to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only loss: t = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂Lₜ/∂hₖ‖ relative to k = t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = %1, k = %2: a loss does not depend on later states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t = %1: the gradient of this step&apos;s loss is 0, or it has no loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: ‖∂L_t/∂h_k‖ at t = %2, k = %3: %4, which is %5 of that at k = t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down: t, the step whose loss it is. Across: k, the step whose state it reaches. Colour: relative to k = t; blue vanishes, grey is healthy, red explodes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::TrustDialog</name>
    <message>
        <source>Trust: is the gradient right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check, its result and its details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export PyTorch script…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run&apos;s first 50 steps as a PyTorch program that compares itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the check; what was compared so far is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the weights that the active lane shows now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>a verb: a window goes</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this window; a check goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before anything was compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They agree, for the %1 derivatives compared before it was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They do not agree, for the %1 derivatives compared before it was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They agree, for all of %1 derivatives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They do not agree, for all of %1 derivatives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing… %1 %, about %2 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing… %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training goes on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check could not be done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worst relative error is %1 (at most %2 counts as agreement). It is at %3: %4 by backpropagation, %5 by differences.

Compared in float64 for lane %6 after training step %7, with up to three samples and a little noise on the weights: every weight and bias, every input, and the initial state.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::WeightShares</name>
    <message>
        <source>time step t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share ‖dU^(t)‖ / ‖dU‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of dU by time step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The top layer has no recurrent matrix U: there is nothing to share out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recurrent weights&apos; gradient has norm %1. Time step %2 adds most, %3 of it; the first time step %4, at a cosine of %5, the last %6, at %7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 = ‖dU‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cos −1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖dU^(t)‖ / ‖dU‖: what time step t adds to the gradient dU = ∂L/∂U of the recurrent weights, logarithmic. Below: its cosine with dU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>t: time step of the sequence, from 1 to T = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step t = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: ‖dU^(t)‖ is %2 of ‖dU‖ = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: ‖dU^(t)‖ is %2 of ‖dU‖ = %3, at a cosine of %4 with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Weights</name>
    <message>
        <source>norm</source>
        <extracomment>The norm of weights or gradients: the name of an axis</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: ‖θ‖ %2, gradient %3, ratio %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights and their gradients: no data yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂θ‖ before clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient / weight = ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2 = %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more: enlarge the panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norms of the parameters and of their gradients, logarithmic. Weights barely move where the gradient is tiny beside them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: ‖θ‖ = %2, ‖∂L/∂θ‖ = %3 before clipping, ratio %4; training step %5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>There is nothing to judge by yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 · A linear network: the gradient changes by the factor ρ a step, exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 · Chrono initialization: gates that begin with the time scale of the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>11 · Copying over 50 steps: an orthogonal network with modReLU, against an LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 · A network left to itself: calm below gain 1, chaotic well above it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 · A sigmoid network of gain 3 vanishes all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 · The cliff: a single unit&apos;s gradient is small nearly everywhere, and enormous on a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 · Folds: between two values of b the unit remembers one bit, outside it cannot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 · The forget bias sets the slope of the memory&apos;s direct path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 · Temporal order over 50 steps: Ω and clipping teach it to a tanh network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 · Temporal order over 100 steps: the forget bias decides whether an LSTM learns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>8 · Adding over 100 steps: gates learn it, tanh does not, ReLU from the identity does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>9 · The same IRNN without clipping: chance or divergence where it learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds λ₁·Σ|w| over the weight matrices (but a U kept orthogonal) to the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds λ₂·Σw² over the weight matrices (but a U kept orthogonal) to the loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antisymmetric RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antisymmetric cell: U − Uᵀ − γI multiplies h_{t−1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Associative recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backflow experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brackets (Dyck)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carbon dioxide of the next month at Mauna Loa, GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying, recall: size of the alphabet. Chance is ln S per symbol.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying: symbols to remember. Associative recall: pairs, at most S. aⁿbⁿ: the largest n, from 2. Brackets: how deep they nest, at most 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delayed recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense layers between h and the output, one number each; none: the output is linear in h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diffusion γ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits: what one time step shows of the 8×8 picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedded Reber grammar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything about a run. Every key is optional and has a default; unknown keys are errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exploding: tanh with spectral radius 2.5 on adding, T = 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget bias b_f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the second layer up: what a layer is given is added to what it hands on. The skip through time is a cell of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU (reset after)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GRU of 128 on temporal order, T = 60</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gate biases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handwritten digits, row by row, LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>He normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How U begins, gate by gate, and the full matrices of peepholes. The product of T Jacobians made of U decides what reaches t = 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How W and the head begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the gradient becomes a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate falls: η(n) = η·min(1, n/warmup)·s(k).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In every weight matrix the fraction p of smallest |w| counts as 0 and is not trained. The values are kept: moving p back brings them back (Han et al. 2015). A U that is kept orthogonal stays whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM of 10, dense layers with ReLU and dropout, softmax: digits by row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM of 50 with a dense layer, sunspots of the next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM that learns adding, T = 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LSTM: whether the gates see the memory c.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the step: θ ← θ − η·∂L/∂θ for plain SGD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest memory T_max</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lorenz system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MGU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mackey–Glass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum μ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum: v ← μ·v + g, θ ← θ − η·v. Nesterov: θ ← θ − η·(g + μ·v).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of cells with a forget or an update gate: chrono draws b_f = ln u, u ~ U[1, T_max − 1], for each unit and sets b_i = −b_f: each forgets in its own time, up to T_max steps. Where z updates, as in a GRU, b_z = −ln u.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity, series: where the network is asked. With a loss at every step, near terms hide far ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peephole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percentile p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability that an output of a dense layer is dropped, in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability that an output of a layer is dropped on its way to the next one, in training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pruning p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent layers, one above the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recurrent weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescales each gate&apos;s U so that its largest |eigenvalue| is ρ. ρ &lt; 1 vanishes in a linear network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual RNN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual and antisymmetric cell: h_t = h_{t−1} + ε·φ(·).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selective copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series, text, digits: the part at the end of the data that is never trained on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series, text: a path, or the name of a bundled file. A relative path is sought beside the experiment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series: the character between the columns, or auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series: the column&apos;s name, or its number from 1. None: the last numeric one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Series: whether the first line names the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simple RNN of 128 with ReLU (IRNN) on adding, T = 50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sine mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the hidden state h_t.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectral radius ρ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step ε</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step, cosine: the fraction of the learning rate below which no schedule falls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step: η ← factor·η every step_every training steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunspots of the next month, LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbols S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporal order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next character of a text, LSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers that the network computes with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recurrent unit: h_t = f(x_t, h_{t−1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The version of this file format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold c</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truncation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U ← g·U after it is drawn; full peepholes likewise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanishing: tanh on adding, T = 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of Ω = Σ_t (‖δ_t J_t‖²/‖δ_t‖² − 1)², the mean over the samples, of every layer: it keeps ‖∂L/∂h_t‖ from changing on its way back (Pascanu 2013, squared as in the authors&apos; code). U_0 of GRU and MGU is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What b begins as at the forget gate of cells that have one (of a pair: their sum), unless PyTorch&apos;s initialization draws it. An LSTM&apos;s direct path keeps σ(b_f) of the gradient a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What every bias b begins as; PyTorch&apos;s initialization draws its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done to a gradient that is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What multiplies h_{t−1}: U itself, or an orthogonal matrix made of it, which no training step can take away. Gain and spectral radius have no say then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network has to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this experiment is called on screen and in reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where clipping begins. By norm: g ← g·min(1, c/(‖g‖ + 1e-6)).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the random numbers start: same seed, same weights, same data, same bits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xavier normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ← g⊙(a − mean)/√(var + 1e-5) + b over the units, for every pre-activation of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>aⁿbⁿ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hard tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minGRU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minLSTM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modReLU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softsign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ω</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>θ ← θ − η·λ·θ before each step of any optimizer, biases too, beside the gradient and not through it. AdamW in PyTorch begins at 0.01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ of the cell. Every step back in time multiplies the gradient by φ′. To or from one that learns α a new run starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>φ of the dense layers, one without a parameter to learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exploding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1 from the last loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1 · half-life %3 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 reaches t = 1 from the last loss · half-life %3 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · grows %2-fold by t = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · grows %2-fold by t = 1 from the last loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 of |h| &gt; 0.95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 of the units are 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · loss %2 of chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · training step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truncation cuts the gradient off on its way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>∂L/∂h dies on its way back, but the memory c carries the gradient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient dies on its way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient grows without measure on its way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient reaches the beginning, weakened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient reaches the beginning, and has grown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient reaches the beginning at a comparable size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the last loss dies on its way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the last loss grows without measure on its way back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the last loss reaches the beginning, weakened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the last loss reaches the beginning, and has grown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient of the last loss reaches the beginning at a comparable size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all hidden values sit at their limits, where little gradient passes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all units are zero throughout.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gradient is small because the task is learned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers have left the finite range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sequence has fewer than two steps: there is no way back to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of ‖∂L/∂h‖ reaches t = 1 is missing: no gradient has been measured yet, or it is 0 at the last step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the last loss alone, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; vanishing is below 1e-3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the last loss alone, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; exploding is above 1e3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the last loss alone, ‖∂L/∂h‖ at t = 1 is %1 of what it is where the loss is; healthy is 1e-3 to 1e3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂h‖ at t = 1 is %1 of what it is at t = %2; vanishing is below 1e-3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂h‖ at t = 1 is %1 of what it is at t = %2; exploding is above 1e3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂h‖ at t = 1 is %1 of what it is at t = %2; healthy is 1e-3 to 1e3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the hidden values have |h| &gt; 0.95, and %2 of the gradient arrives; saturated is above 90 % where less than 0.1 arrives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the units are 0 over the whole batch and sequence; dead is above 90 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The running mean of the loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss of this batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 of chance; learned is below 0.01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2 of chance and ‖∂L/∂θ‖ = %3; learned is below 0.1 where the norm is under 1e-3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first number that was not finite: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no step back can lengthen it (Pascanu 2013).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &lt; 1 is enough for it to vanish (Pascanu 2013).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &gt; 1 allows growth (Pascanu 2013).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the losses on the way ‖∂L/∂h‖ at t = 1 is %1 of what it is at the end: near losses keep it up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the losses on the way ‖∂L/∂h‖ at t = 1 is %1 of what it is at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∂L/∂c‖ before t = 1 is %1 of ‖∂L/∂h‖ at the end: the memory&apos;s own way is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train.truncate = %1 cuts it every so many steps, counted back from T. The triangle and the shares of dU are of the gradient uncut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each step back multiplies it by %1 on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In sample 1 the first input that matters sits %1 step back: %2 of ‖∂L/∂h‖ arrives there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In sample 1 the first input that matters sits %1 steps back: %2 of ‖∂L/∂h‖ arrives there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; chance is %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; chance is %3 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (training step %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, time step %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, layer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is NaN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is infinite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden state h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory c</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient ∂L/∂h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameter %1 of layer %2 after the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameter %1 after the update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of layer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blanks, then any symbol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all symbols alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all four orders alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next symbol from this one alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always guess 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>persistence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all values alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a fair coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unigram entropy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>always guess the mean (NRMSE 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all ten digits alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>odd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input gate i</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget gate f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output gate o</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate g</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>candidate h̃</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>update gate z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset gate r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sequences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row by row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixel by pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chrono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped before its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hidden states or the loss of this batch are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gradient changes so fast here that its differences do not settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes about %1 operations at this size; the limit is %2: try a smaller model.hidden or task.length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would keep %1 numbers; the limit is %2: try a smaller model.hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes a backward pass for each time step; the limit is T = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its recurrent matrix cannot be cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer normalization ties the gates together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell has no gates that see h: everything goes one way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gates see the state by another way than U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell has no memory c</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no recurrent matrix U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U is kept orthogonal: its eigenvalues stay on the unit circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 makes its recurrent matrix of U − Uᵀ: it cannot be any other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The eigenvalues of more than %1 units would hold up the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run has diverged; it takes no new recurrent matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run has diverged; it takes no new parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this eigenvalue cannot be pulled: the recurrent matrix is too close to a defective one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recurrent matrix holds numbers that are not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the eigenvalues of the recurrent matrix could not be computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an eigenvalue can be pulled only to and from a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a spectral radius must be greater than 0 and finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a recurrent matrix of spectral radius 0 cannot be scaled to another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run needs more memory than there is: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the experiment needs about %1 of memory, and %2 are free: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input x, component %1, time step %2, sample %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>initial state, element %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2, or null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a number from %1 to %2, or null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be text in UTF-8, or null</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a list such as [10, 20] of at most %1 whole numbers from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such key; the nearest one is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such key; sections are objects inside each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a group of keys; name one of them, such as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not JSON: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2, column %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be a JSON object: { &quot;backflow&quot;: 1, … }</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is larger than 1 MB; an experiment file has about 2 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a sweep; for it there is: backflow-cli sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is what a run must come to; for it there is: backflow-cli verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a canonical experiment; for it there is: backflow-cli reproduce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the file to write is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder; the name of a file is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is a folder; a file is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is empty; a table with a column of numbers is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a header and no rows below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column of numbers (it has %1); numbers need a decimal point, not a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not valid UTF-8; save the file as UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, byte %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has decimal commas; numbers need a decimal point (or name another column: task.column)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a number (decimal point, no units)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value is missing (%1); fill it in or leave the row out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells where line %2 has %3; every row needs as many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quote in the wrong place; quote the whole cell and double the quotes in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quoted cell that begins here or later is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a NUL byte; save the table as UTF-8 text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a NUL byte; a plain text file is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged or cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the experiment&apos;s code: is damaged or cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the experiment&apos;s code must begin with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing; the network wants %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network has no such parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds a number that is not finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autoclip: the threshold is the p-th percentile of ‖g‖ at this training step and up to 10,000 before it. 10: nine steps of ten are clipped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chrono: the longest time that a unit is to remember; 0: the length of the task&apos;s sequences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients reach back at most this many steps; 0: all the way to t = 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sequences that one training step looks at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step: after so many training steps η is multiplied by the factor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first training steps, over which η rises in a straight line: η·n/warmup (Goyal et al. 2017). The schedule begins behind them, with k = 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time steps of one sequence: the way that the gradient has to go back. Copying adds 2K steps to it, selective copy K; the digits have their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps between two looks at the held-out data; 0: never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps until the run is finished.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
