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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input</source>
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
</context>
<context>
    <name>View</name>
    <message>
        <source>Phase diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two settings, each cell a run</source>
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
        <source>≤1e-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≥1e8</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>highway</source>
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
        <source>Spectrum</source>
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
    <name>backflow::ui</name>
    <message>
        <source>, T = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, gain %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, ρ = %1</source>
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
        <source> · after training step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A: as above</source>
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
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped at %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase diagram of %1 across and %2 up, %3: %4 of %5 runs computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> On the map: lane %1.</source>
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
        <source> · not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 to come</source>
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
    <name>backflow::ui::Clipping</name>
    <message>
        <source>%1 fired %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, turned %1°</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after</source>
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
        <source>; turned by %1°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The marks along the top: steps at which clipping changed the gradient</source>
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
    <name>backflow::ui::Film</name>
    <message>
        <source>training step %1</source>
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
        <source>It %1 back.</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch</source>
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
        <source>; samples: median %1, 10–90 % %2 … %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   σ₁(U) = %1, the largest singular value of the recurrent weights</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>least</source>
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
    <name>backflow::ui::LaneBar</name>
    <message>
        <source>A new lane, with</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the lines that load the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
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
        <source>, %1 diverged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, up to step %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane %1: after %2 training steps the loss is %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, on held-out data %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; guessing scores %1</source>
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
        <source>, of the training loss up to step %1</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clipped</source>
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
        <source> One step would land at a loss of %1 without clipping and of %2 with it.</source>
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
        <source>
The LSTM and the GRU have several ways to split.</source>
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
    <name>backflow::ui::PhaseDiagram</name>
    <message>
        <source>A map over two settings, each cell a run of its own: Start computes what the gradient does over %1, from the active lane&apos;s experiment. Axes… chooses other settings and ranges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
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
        <source>≤1e-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>≥1e8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no loss at initialization: choose training steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
A click opens this run as a lane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phase diagram: no map has been computed yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::PhaseForm</name>
    <message>
        <source>Axes of the phase diagram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: key</source>
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
</context>
<context>
    <name>backflow::ui::PhaseForm::Axis</name>
    <message>
        <source>all that there are</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>truth</source>
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
        <source>
pointer at %1 = %2, %3 = %4</source>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width and colour: ‖∂L/∂hₜ‖ relative to t = T</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: of the last loss&apos;s own gradient %2 reaches time step t = %3 (%4), %5 steps before T:
its ‖∂L/∂h_t‖ relative to the one at its own step, top layer, sample shown. Ribbon and curves have the losses of all steps in them. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: of the gradient norm at the last time step T, %2 reaches time step t = %3 (%4), %5 steps before it:
‖∂L/∂h_t‖ / ‖∂L/∂h_T‖ of the top layer, over the batch. </source>
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
        <source>
Accuracy on held-out data: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
Loss: %1 times what guessing scores</source>
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
        <source> (informative input)</source>
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
        <source>%1: %2, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, over units, samples and time steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of its values below 0.05 (closed), %2 above 0.95 (open), mean %3</source>
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
        <source>
Pull it; Shift: |λ| in steps of 0.05</source>
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
        <source>, at a cosine of %1 with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>backflow::ui::Weights</name>
    <message>
        <source>norm</source>
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
        <source>Autoclip: the threshold is the p-th percentile of ‖g‖ at this training step and up to 10,000 before it. 10: nine steps of ten are clipped. [%]</source>
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
        <source>Chrono: the longest time that a unit is to remember; 0: the length of the task&apos;s sequences. [steps]</source>
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
        <source>Gradients reach back at most this many steps; 0: all the way to t = 1. [steps]</source>
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
        <source>Sequences that one training step looks at. [sequences]</source>
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
        <source>Step: after so many training steps η is multiplied by the factor. [steps]</source>
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
        <source>The first training steps, over which η rises in a straight line: η·n/warmup (Goyal et al. 2017). The schedule begins behind them, with k = 0. [steps]</source>
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
        <source>Time steps of one sequence: the way that the gradient has to go back. Copying adds 2K steps to it, selective copy K; the digits have their own. [steps]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps between two looks at the held-out data; 0: never. [steps]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training steps until the run is finished. [steps]</source>
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
</context>
</TS>
