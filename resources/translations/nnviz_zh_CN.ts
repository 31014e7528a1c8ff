<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About nnviz</source>
        <translation>关于 nnviz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>A desktop laboratory in which you watch a neural network learn.</source>
        <translation>在桌面上亲眼观察神经网络如何学习的实验室。</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>自由软件，采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>Python {python}, NumPy {numpy}, Qt {qt}</source>
        <translation>Python {python}，NumPy {numpy}，Qt {qt}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss (Esc)</source>
        <translation>关闭提示（Esc）</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Live</source>
        <translation>实况</translation>
    </message>
</context>
<context>
    <name>CellPlot</name>
    <message>
        <source>unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output of unit {1}, layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f(z), layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f′(z), layer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size of δ in every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a picture (PNG, SVG) or as numbers (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel or right drag to zoom, drag to move, arrow keys for the crosshair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Numbers (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture could not be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: end the name in .png, .svg or .csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was not saved: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsField</name>
    <message>
        <source>At least one column stays: without any there is nothing to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {every} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a table of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gauss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spiral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xor 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bumps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>iris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An own table is used with all its rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>xor4 has just its four points, and all of them are for training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table is what it is: noise is for data that are made here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionMapView</name>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the test samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discretise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the output in steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column upwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output over the plane</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>How many points are made, or rows of the table are drawn. Leave it empty for the usual number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much chance is mixed into the data. It disturbs their labels or targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of the points that the network learns from. The others are the test part: they only tell how well it does on what it has not seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network gets to see of a point; each is one input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and scale each input to mean 0 and deviation 1, as measured on the training part. Columns of different size then pull alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many units this layer has. Each is one curve through its inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the weights are drawn before the first step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies the first weights. Large ones push z far from 0, where sigmoid and tanh are flat: the descent gets slow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that training makes small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a gradient becomes a step of the parameters θ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>η, how far a step goes along the gradient g. Each step is small, and depends on the slope where it stands: too small takes for ever, too large jumps over the valley and may explode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many samples a step averages over. A large batch steadies the direction: the zigzag of inputs that are all positive is a small matter then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A price on large weights, added to the loss; biases are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How high the price on large weights is; 0 is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where all chance starts: the same seed gives the same points, weights and order, bit for bit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How exactly numbers are kept. float32 is faster for wide layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many straight lines a Maxout unit takes the largest of. Its activation is their envelope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a negative z is multiplied by. 0 would be ReLU, 1 a straight line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What remains of the last step&apos;s velocity in this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A disc inside a ring. Noise flips the labels of points near the gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four squares, opposite ones alike. Noise flips labels near the edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two round clouds. Noise spreads them until they overlap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two arms, wound into each other. Noise moves the points themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The truth table of exclusive or: four points, all for training. No straight line parts them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression: a tilted plane. Noise disturbs the heights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression: six cones, up and down by turns. Noise disturbs the heights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regression with one input: the sine. Noise moves the targets up or down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>150 flowers, four lengths in cm, three species.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>178 wines, thirteen measurements, three growers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>569 cell samples, thirty measurements, malignant or benign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1797 handwritten digits of 8 × 8 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bend. Layers of it alone are one straight map, however many: it cannot solve what is not linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes z between 0 and 1. Beware: far from 0 it saturates and the gradient vanishes; its slope is at most 0.25; its outputs are all positive, so the weights behind it zigzag; and the exponential costs time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like a sigmoid, but centred on 0 and with slope 1 there: mostly the better choice. Beware: for large |z| its slope vanishes too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes what is positive, at slope 1: quick, and no vanishing there. Beware: for z ≤ 0 output and slope are 0, and a unit that is always there is dead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ReLU with a small slope on the left, so that no unit dies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest of k straight lines, all learned: each unit makes its own activation. Only the winning line of a sample learns from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns a layer into probabilities: all positive, their sum is 1, and every z moves every output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half the squared distance; the 2 of the derivative cancels the half.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The squared distance, averaged over the samples: twice half_mse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For probabilities, after a sigmoid: the sigmoid&apos;s small slope cancels, and a confident error still learns. Targets must be 0 to 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For classes: the softmax is inside the loss, so the output layer stays linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain gradient descent on each batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembers past gradients: steady directions gather speed, those that change sign cancel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights may grow as the data ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushes all weights to 0 with the same force: few remain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushes each weight to 0 in proportion to itself: all stay small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beware: all units of a layer then compute the same, and go on to do so for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever the width: behind many inputs z gets large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between −1 and 1, whatever the width: behind many inputs z gets large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the width, so that a and δ keep their size. Made for tanh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As xavier_uniform, from a bell curve. Made for tanh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger, for the half that ReLU cuts away. Made for ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As he_uniform, from a bell curve. Made for ReLU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in TensorFlow Playground: between −0.5 and 0.5, biases 0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than {low}, up to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outputs from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeaturesSection</name>
    <message>
        <source>At least one input stays: without any there is nothing to learn from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {every}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These data have one input only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An own table is used with all its columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standardize inputs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FunctionStave</name>
    <message>
        <source>what the layer
passes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slice through the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean outputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} off (z ≤ 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never saturates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of all z here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}, z {1}: f is {2}, its slope {3}; {4} of all z lie here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: mean outputs {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}, lines of the unit: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HappeningView</name>
    <message>
        <source>What is happening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first steps will show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing out of the ordinary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step has been made. Space starts, → makes one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at step {step}. Space goes on, → makes one step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HeaderStave</name>
    <message>
        <source>Layer {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, {1} pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight + / −</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z of one example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probe of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated or off (ReLU: z ≤ 0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off: z ≤ 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saturated: |f′| &lt; 5 % of its maximum</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Open table (CSV)…</source>
        <translation>打开数据表（CSV）…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>运行或暂停</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Restart with the same weights</source>
        <translation>用相同的权重重来</translation>
    </message>
    <message>
        <source>Restart with new weights</source>
        <translation>用新权重重来</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Left column</source>
        <translation>左栏</translation>
    </message>
    <message>
        <source>Right column</source>
        <translation>右栏</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About nnviz</source>
        <translation>关于 nnviz</translation>
    </message>
</context>
<context>
    <name>LadderStave</name>
    <message>
        <source>Layer {0}: size of delta {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the slope left a factor of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights brought a factor of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error signal,
log axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overflow at step {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As is usual for the task: tanh for two classes ±1, else purelin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data decide how many outputs there are: one, or one for each class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {layer} (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayersSection</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more hidden layer, of the last one&apos;s kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{most} hidden layers are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale of the first weights</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实况</translation>
    </message>
</context>
<context>
    <name>LossesView</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The curve begins with the first steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss over the steps, logarithmic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no test samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open table</source>
        <translation>打开数据表</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>数据表 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop it to load this table</source>
        <translation>松开即可载入此数据表</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Reading {file} …</source>
        <translation>正在读取 {file} …</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>Output along {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output over the plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output over {right}, {up}: the other {count} at their mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other column at its mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other {count} columns at their mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output beyond ±1 is drawn as ±1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first of {count} outputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} samples drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no test samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the test samples. They are hollow, training samples are filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the test samples. They have a dark ring, training samples a light one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no plane to be coloured in steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the output in steps instead of shades.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test sample: {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training sample: {target}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>There is not enough memory for this: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {kind}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip is {value!r}; so far only None, no clipping, is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{dataset} has one input only, so there is no feature {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer of {size} units is too large; allowed is 1 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} layers are too many; allowed are 0 to {most} hidden layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} needs outputs from {low:g} to {high:g}, but {output} gives {least:g} to {most:g}. Choose another output activation ({fitting}), or another loss.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a layer with its size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of one or more different names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object with the settings by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value!r}; allowed is: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; it must be greater than {low}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; it must be greater than {low} and at most {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; it must be {low} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value}; allowed is {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is {value!r}; it must be {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {name!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {name!r}. Did you mean {near!r}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: there is no column {column!r}. Did you mean {near!r}? The columns are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: there is no column {column!r}. The columns are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} is not a finite number. Mend or remove the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} is not a whole number, so the column cannot be read as classes. Read it as numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, column {column!r}: all rows are of one class, {cell!r}. There is nothing to tell apart: at least two classes are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, column {column!r}: {count} different values are too many for classes (at most {most}). Choose another target column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} may be read in two ways, the comma as a decimal point or between thousands. Write the numbers with a point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: {cell!r} is not a number. Mend the cell, or remove the line or the column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}, column {column!r}: the cell is empty. Fill it or remove the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: there are no rows below the header. Add data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: only one column was found. A table needs at least one input and a target, with a comma, a semicolon or a tab between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: two columns are called {column!r}. Give every column a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is a folder. Choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: there is no such file in {folder}. Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} looks like a spreadsheet or an archive, not a text table. Save it as CSV and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a text file. Choose a table saved as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {found} columns, but the first line has {expected}. Mend the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: a quotation mark is not closed, or the line cannot be read. Mend the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty. Choose a file with a header and rows of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>x holds {x} samples and y {y}. Columns are samples: x is (inputs, samples), y is (outputs, samples).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where classes are named, y must be one-hot: a row for each of two or more classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data have no column {name!r}. The columns are: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a table of numbers, one column for each sample.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has the shape {shape}; it must be (rows, samples), none of them 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}[{row}, {sample}] is {value}; all values must be finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} must be {rows} different texts, one for each row of {matrix}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {layer}: {share} saturated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The derivative of {function} is at most {most}, here {rms} (rms): where it is near 0, little of the error passes. Smaller first weights, another activation or standardized inputs help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output is sure and wrong for {share} of the samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There {function} is saturated on the wrong side, so its derivative lets hardly any of the large error back. Smaller first weights or a smaller learning rate help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {layer}: {count} of {size} units dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>z &lt;= 0 for all {samples} samples looked at: the derivative of {function} is 0 there and their weights no longer change. Try leaky_relu, or restart with a smaller learning rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {layer} receives no error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its δ is exactly 0, so its weights do not change. The weights or derivatives of the layers after it are 0: other first weights or another activation help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The error reaches every layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>δ is not 0 in any of the {layers} layers, no unit is dead, and no hidden layer is saturated by {limit} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss is not a finite number before the first step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first weights, at most {weight} in layer {layer}, are too large for {dtype}. Start with smaller ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overflow at step {step} in layer {layer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss grew beyond what {dtype} can hold; a step before it was {loss}, and the largest weight of the layer {weight}. Restart with a smaller learning rate: {smaller} instead of {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights grew beyond what {dtype} can hold; a step before the loss was {loss}, and the largest weight of the layer {weight}. Restart with a smaller learning rate: {smaller} instead of {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} {name!r}. Did you mean {suggestion!r}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {kind} {name!r}. There are: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer&apos;s size is {size!r}; allowed is 1 or more units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{owner} has no parameter {name!r}. It has: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of {owner} must be {word}, not {value!r}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of {owner} is {value}; allowed is {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} needs targets from {low:g} to {high:g}, but those of the data reach from {least:g} to {most:g}. Choose another loss, such as half_mse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{loss} needs one-hot targets, one row for each class, and the data have others. Choose another loss, such as half_mse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These layers have {count:,} weights and biases; at most {most:,} are allowed. Make them smaller.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>Use {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {name} output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the old value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished">模型</translation>
    </message>
</context>
<context>
    <name>NetworkStave</name>
    <message>
        <source>dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}, weight from {1} to unit {2}: {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, piece {1} = {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}, unit {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bias {0} = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean activation {0} = {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pieces win {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dead: z ≤ 0 on the whole probe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A number is needed here. The old value stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not a number. Write it like 0.03 or 1e-3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is too small: more than {low}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is too small: at least {low}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is too large: at most {high}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnTable</name>
    <message>
        <source>{count} classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two classes, ±1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rows} rows × {columns} columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target column holds few different whole numbers: they may name classes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParameterFields</name>
    <message>
        <source>{parameter} of {function}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>Run bar</source>
        <translation>运行栏</translation>
    </message>
    <message>
        <source>Start again with the same weights (R)</source>
        <translation>用相同的权重重新开始（R）</translation>
    </message>
    <message>
        <source>Start again with new random weights (Shift+R)</source>
        <translation>用新的随机权重重新开始（Shift+R）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>New weights</source>
        <translation>新权重</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>train loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>测试损失</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The run has diverged: restart it, or change a setting</source>
        <translation>训练已发散：请重来，或更改一项设置</translation>
    </message>
    <message>
        <source>Take one step (right arrow)</source>
        <translation>训练一步（右方向键）</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Train (Space)</source>
        <translation>开始训练（空格键）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop training; everything stays as it is (Space)</source>
        <translation>停止训练，一切保持原样（空格键）</translation>
    </message>
    <message>
        <source>The run has diverged: start again with the same weights (R)</source>
        <translation>训练已发散：用相同的权重重新开始（R）</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
</context>
<context>
    <name>ScoreView</name>
    <message>
        <source>Score: network, f(z), f′(z) and size of δ, one column per layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network appears here as soon as a run begins.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys without Ctrl act while the score, or nothing, has the focus; F keys always act.</source>
        <translation>不带 Ctrl 的按键仅在焦点位于总谱或没有焦点时有效；F 键始终有效。</translation>
    </message>
</context>
<context>
    <name>SlopeStave</name>
    <message>
        <source>what it lets
back through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wins, share of the probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for z &gt; 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for the winner, 0 for the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rms {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jacobian, diagonal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}: rms of the diagonal {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}, z {1}: slope {2}; root mean square over the probe {3}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>piece {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer {0}, wins: {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeedControl</name>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Steps per second</source>
        <translation>每秒步数</translation>
    </message>
    <message>
        <source>Steps per second: type a number, or max for as fast as possible</source>
        <translation>每秒步数：输入一个数字，或输入“最快”以全速训练</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} 步/秒</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>network {sizes}</source>
        <translation>网络 {sizes}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>probe of {count} samples</source>
        <translation>探针 {count} 个样本</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>{count} steps/s</source>
        <translation>{count} 步/秒</translation>
    </message>
    <message>
        <source>{count} fps</source>
        <translation>{count} 帧/秒</translation>
    </message>
</context>
<context>
    <name>TrainingSection</name>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As is usual for the task: softmax_cross_entropy for classes, else half_mse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
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
        <source>Regularise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularisation rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
