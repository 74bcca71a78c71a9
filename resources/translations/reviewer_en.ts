<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>新建工作区…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开工作区…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开示例</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件夹…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关闭工作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>修改这一格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复为原文读数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>更正机关和年度…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在原文中查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一个问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一个问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文如此…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新打开问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一格已核对无误</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>完成并下一份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标记完成或取消完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一份报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一份报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表二：主动公开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表三：申请办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>表四：复议诉讼</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>到表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本格历史</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>显示或隐藏已接受的问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文字原大</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开日志所在位置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>关于</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>审核(&amp;R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>直接键入，替换这一格的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定并到下一格（小键盘 Enter 相同）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定并到上一格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定并向该方向移动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>改为空白</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>放弃正在键入的内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>写理由时：用最近的理由</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭这条消息</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>颜色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>最近的工作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>浅色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>深色</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下次启动时换用这种语言</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>无更多问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这份报告被筛选条件隐藏，问题仍在</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里没有可以接受的问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文如此：{rule}（{sides}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里没有已接受的问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已到清单尽头</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度应为四位数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还有 {count} 处不平衡。仍要完成，请写明理由：</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部报告都已完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与公开的原件一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原件合计未填写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原件前后矛盾，无法判断</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Crop</name>
    <message>
        <source>这一格的原文，放大</source>
        <translation>The source of this cell, enlarged</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>取自原文：{text}</source>
        <translation>Taken from the source: {text}</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>正在导出 {name}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已导出 {count} 份报告到 {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>工作区 (*.reviewer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新建工作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开工作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>示例</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告 (*.txt *.pdf *.htm *.html *.doc *.docx *.wps);;所有文件 (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV 表格 (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stata (*.dta)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parquet (*.parquet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>原文如此</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>撤销</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重做</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>何人</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>由 → 到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>方式与理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本格历史</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>正在导入…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导入 {done}/{total}  {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入 {imported} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，跳过已有的 {skipped} 份</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>，{failed} 个文件未能导入：</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>全部快捷键</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在表格里</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>为一批报告建一个工作区文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>接着上次的工作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用虚构机关的报告看看怎么用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在导入，请先停止或等它完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制错误信息</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打开日志位置</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序出了一个错误；已提交的内容都已保存，可以继续工作。请把错误信息发给维护者。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政府信息公开年报核查 {version}。离线运行，不连接网络。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政府信息公开年报核查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ 已保存</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>这一页的尺寸过大</source>
        <translation>the page is too large</translation>
    </message>
    <message>
        <source>文件在这里已损坏</source>
        <translation>the file is damaged here</translation>
    </message>
    <message>
        <source>画出它用时过长</source>
        <translation>drawing it takes too long</translation>
    </message>
    <message>
        <source>画出它时出错</source>
        <translation>drawing it failed</translation>
    </message>
    <message>
        <source>第 {page} 页无法显示：{reason}。
可以改看文字。</source>
        <translation>Page {page} cannot be shown: {reason}.
The text can be read instead.</translation>
    </message>
</context>
<context>
    <name>PageStrip</name>
    <message>
        <source>缩小页面（Ctrl+-）</source>
        <translation>Smaller pages (Ctrl+-)</translation>
    </message>
    <message>
        <source>放大页面（Ctrl+=）</source>
        <translation>Larger pages (Ctrl+=)</translation>
    </message>
    <message>
        <source>适合宽度（Ctrl+0）</source>
        <translation>Fit the width (Ctrl+0)</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>依据已变化，请复核。{sides}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文如此：{reason}（{sides}）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文：{text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文：{text}，现为 {now}（{origin}）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>问题清单</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本格历史</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>问题 {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已接受 {count}</source>
        <translation>{count} accepted</translation>
    </message>
    <message>
        <source>没有待处理的问题。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已按“原文如此”接受 {count} 处。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonBar</name>
    <message>
        <source>写明理由，按 Enter 确定；按数字键用下面的理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>理由</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>确定</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportHeader</name>
    <message>
        <source>机关名称</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有待处理的问题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>不平衡 {failed}，无法判断 {undecided}，待看 {look}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>上次有一格没有输完：「{text}」</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>填回</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文页面</source>
        <translation>Pages of the source</translation>
    </message>
    <message>
        <source>在原文中查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一处（Shift+Enter）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>下一处（Enter）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>原文中没有找到这张表</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>二 主动公开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>三 申请办理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>四 复议诉讼</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>最近的工作区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>政府信息公开年报核查</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文与表格并排，逐条核对勾稽关系，更正留痕，导出数据。全程离线。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>表外的单元格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}：{rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无法判断：缺少 {cells}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>左 {left}，右 {right}，差 {difference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（空白按 0 计）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}：{sides}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>、</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> 等 {count} 格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空白</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未读出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>空</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未读</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>读数把握不大，请对照原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行少了数字，位置是推断的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行数字多了，位置是推断的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这一行的名称辨认不清</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里的文字不是数字</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位与表头不一致</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>可能混入了页码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>原文中没有找到这一格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数字可能连在一起或被拆开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未开始</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>进行中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已完成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>键入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已核对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取自原文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>采纳建议</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整行调整</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>停止</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还需约 {count} 分钟</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还需约 {count} 秒</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>没有可以撤销的步骤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有可以重做的步骤</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>机关名称未识别</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年度不详</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{agency}
{year} · {state}
不平衡 {failed}，无法判断 {undecided}，待看 {look}
{source}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>只看有问题的</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选机关、年度、文件名</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>筛选报告</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>报告清单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合条件的报告。
清空筛选框可看到全部。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这里还没有报告。
把文件或文件夹拖进来，
或用“文件 › 导入”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done}/{total} 已完成</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
