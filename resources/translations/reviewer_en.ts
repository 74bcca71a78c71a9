<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message numerus="yes">
        <source>… 相同 %n 段 …</source>
        <translation>
            <numerusform>… %n paragraph the same …</numerusform>
            <numerusform>… %n paragraphs the same …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 格不同</source>
        <translation>
            <numerusform>%n cell differs</numerusform>
            <numerusform>%n cells differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>；%n 格只有一份报告有（表式不同或缺表），不可比</source>
        <translation>
            <numerusform>; %n cell stands in one report only (other form, or a table missing) and cannot be compared</numerusform>
            <numerusform>; %n cells stand in one report only (other form, or a table missing) and cannot be compared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 条规则守护，差错会显露并能定位</source>
        <translation>
            <numerusform>Guarded by %n rule: an error shows and can be placed</numerusform>
            <numerusform>Guarded by %n rules: an error shows and can be placed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>有 %n 条规则守护，差错会显露，但不能定位</source>
        <translation>
            <numerusform>Guarded by %n rule: an error shows but cannot be placed</numerusform>
            <numerusform>Guarded by %n rules: an error shows but cannot be placed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>；%n 份报告读不出，未计入问题</source>
        <translation>
            <numerusform>; %n report could not be read and its problems are not counted</numerusform>
            <numerusform>; %n reports could not be read and their problems are not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条关系无法判断；是 0 的可选中一次填上</source>
        <translation>
            <numerusform>%n rule cannot be judged; select what is 0 and fill it at once</numerusform>
            <numerusform>%n rules cannot be judged; select what is 0 and fill it at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条关系无法判断；请照原文补上</source>
        <translation>
            <numerusform>%n rule cannot be judged; fill in what the source says</numerusform>
            <numerusform>%n rules cannot be judged; fill in what the source says</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 格空白：{table}</source>
        <translation>
            <numerusform>%n blank cell: {table}</numerusform>
            <numerusform>%n blank cells: {table}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 格没有数：{table}</source>
        <translation>
            <numerusform>%n cell without a number: {table}</numerusform>
            <numerusform>%n cells without a number: {table}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>等共 %n 格</source>
        <translation>
            <numerusform>and more, %n cell in all</numerusform>
            <numerusform>and more, %n cells in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 格空处，都是 0</source>
        <translation>
            <numerusform>%n empty cell, which is 0</numerusform>
            <numerusform>%n empty cells, all 0</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 格空处，其中 {zeros} 格是 0</source>
        <translation>
            <numerusform>%n empty cell, {zeros} of them 0</numerusform>
            <numerusform>%n empty cells, {zeros} of them 0</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>略去标题 %n 行（列）</source>
        <translation>
            <numerusform>%n row or column of labels left out</numerusform>
            <numerusform>%n rows or columns of labels left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 格不变</source>
        <translation>
            <numerusform>%n cell unchanged</numerusform>
            <numerusform>%n cells unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还需约 %n 分钟</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}
%n 份，已选定</source>
        <translation>
            <numerusform>{name}
%n report, chosen</numerusform>
            <numerusform>{name}
%n reports, chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}
%n 份，待选定</source>
        <translation>
            <numerusform>{name}
%n report, to be chosen</numerusform>
            <numerusform>{name}
%n reports, to be chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> 等 %n 格</source>
        <translation>
            <numerusform> and more, %n cell</numerusform>
            <numerusform> and more, %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>新建工作区…</source>
        <translation>New workspace…</translation>
    </message>
    <message>
        <source>打开工作区…</source>
        <translation>Open workspace…</translation>
    </message>
    <message>
        <source>打开示例</source>
        <translation>Open the samples</translation>
    </message>
    <message>
        <source>导入文件…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>导入文件夹…</source>
        <translation>Import folder…</translation>
    </message>
    <message>
        <source>输入加密文件的密码</source>
        <translation>Type the password of locked files</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>关闭工作区</source>
        <translation>Close workspace</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>修改这一格</source>
        <translation>Amend this cell</translation>
    </message>
    <message>
        <source>恢复为原文读数</source>
        <translation>Restore what was read</translation>
    </message>
    <message>
        <source>更正机关和年度…</source>
        <translation>Correct body and year…</translation>
    </message>
    <message>
        <source>在原文中查找</source>
        <translation>Find in the source</translation>
    </message>
    <message>
        <source>下一个问题</source>
        <translation>Next problem</translation>
    </message>
    <message>
        <source>上一个问题</source>
        <translation>Previous problem</translation>
    </message>
    <message>
        <source>采纳建议</source>
        <translation>Take the proposal</translation>
    </message>
    <message>
        <source>不采纳，不再提示</source>
        <translation>Decline it for good</translation>
    </message>
    <message>
        <source>换一种建议</source>
        <translation>Another proposal</translation>
    </message>
    <message>
        <source>原文如此…</source>
        <translation>As printed…</translation>
    </message>
    <message>
        <source>重新打开问题</source>
        <translation>Reopen the problem</translation>
    </message>
    <message>
        <source>这一格已核对无误</source>
        <translation>This cell is read right</translation>
    </message>
    <message>
        <source>完成并下一份</source>
        <translation>Done and next</translation>
    </message>
    <message>
        <source>标记完成或取消完成</source>
        <translation>Mark done, or take up again</translation>
    </message>
    <message>
        <source>下一份报告</source>
        <translation>Next report</translation>
    </message>
    <message>
        <source>上一份报告</source>
        <translation>Previous report</translation>
    </message>
    <message>
        <source>筛选报告</source>
        <translation>Filter reports</translation>
    </message>
    <message>
        <source>表二：主动公开</source>
        <translation>Table 二: disclosure</translation>
    </message>
    <message>
        <source>表三：申请办理</source>
        <translation>Table 三: requests</translation>
    </message>
    <message>
        <source>表四：复议诉讼</source>
        <translation>Table 四: disputes</translation>
    </message>
    <message>
        <source>到表格</source>
        <translation>To the table</translation>
    </message>
    <message>
        <source>到原文</source>
        <translation>To the source</translation>
    </message>
    <message>
        <source>原文的版面或文字</source>
        <translation>Source as it looks or as text</translation>
    </message>
    <message>
        <source>到消息或进度</source>
        <translation>To the message or the progress</translation>
    </message>
    <message>
        <source>显示或隐藏已接受的问题</source>
        <translation>Show or hide accepted problems</translation>
    </message>
    <message>
        <source>编辑时显示或不显示原文</source>
        <translation>Show the source while editing, or not</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>文字原大</source>
        <translation>Normal text size</translation>
    </message>
    <message>
        <source>打开日志所在位置</source>
        <translation>Open the folder of the log</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>审核(&amp;R)</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>查看(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>直接键入，替换这一格的内容</source>
        <translation>Type, and replace what the cell holds</translation>
    </message>
    <message>
        <source>确定并到上一格</source>
        <translation>Commit and go to the cell before</translation>
    </message>
    <message>
        <source>确定并向该方向移动</source>
        <translation>Commit and move that way</translation>
    </message>
    <message>
        <source>这一格，或选中的一行、一列，已核对无误</source>
        <translation>This cell, or the row or column selected, is right as read</translation>
    </message>
    <message>
        <source>写理由时：用最近的理由</source>
        <translation>While a reason is asked for: take a recent one</translation>
    </message>
    <message>
        <source>到这个数字所在的一格</source>
        <translation>To the cell of this number</translation>
    </message>
    <message>
        <source>把这个数字取到当前的一格</source>
        <translation>Take this number into the current cell</translation>
    </message>
    <message>
        <source>放大或缩小原文</source>
        <translation>Source larger or smaller</translation>
    </message>
    <message>
        <source>放大、缩小、还原原文（光标在原文里时）</source>
        <translation>Source larger, smaller, as it was (while the keyboard is in it)</translation>
    </message>
    <message>
        <source>到原文开头或末尾</source>
        <translation>To the beginning or end of the source</translation>
    </message>
    <message>
        <source>全选、复制原文</source>
        <translation>Select all, copy the source</translation>
    </message>
    <message>
        <source>查找时：下一处、上一处</source>
        <translation>While searching: next, previous</translation>
    </message>
    <message>
        <source>查找报告…</source>
        <translation>Find report…</translation>
    </message>
    <message>
        <source>全部命令…</source>
        <translation>All commands…</translation>
    </message>
    <message>
        <source>与另一份报告对比…</source>
        <translation>Compare with another report…</translation>
    </message>
    <message>
        <source>同一机关同年度的报告</source>
        <translation>Reports of the Same Body and Year</translation>
    </message>
    <message>
        <source>采用这一份</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>不采用这一份，或取回</source>
        <translation>Set this one aside, or take it back</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>快捷键和图例</source>
        <translation>Keys and signs</translation>
    </message>
    <message>
        <source>显示或隐藏规则的守护</source>
        <translation>Show or hide the guards of the rules</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>复制所选的格</source>
        <translation>Copy the selected cells</translation>
    </message>
    <message>
        <source>连同行列名称复制</source>
        <translation>Copy with the labels</translation>
    </message>
    <message>
        <source>粘贴…</source>
        <translation>Paste…</translation>
    </message>
    <message>
        <source>向左移动一格…</source>
        <translation>Shift left by one…</translation>
    </message>
    <message>
        <source>向右移动一格…</source>
        <translation>Shift right by one…</translation>
    </message>
    <message>
        <source>向上移动一格…</source>
        <translation>Shift up by one…</translation>
    </message>
    <message>
        <source>向下移动一格…</source>
        <translation>Shift down by one…</translation>
    </message>
    <message>
        <source>互换两行…</source>
        <translation>Swap two rows…</translation>
    </message>
    <message>
        <source>互换两列…</source>
        <translation>Swap two columns…</translation>
    </message>
    <message>
        <source>互换两格…</source>
        <translation>Swap two cells…</translation>
    </message>
    <message>
        <source>拆成两格…</source>
        <translation>Split into two cells…</translation>
    </message>
    <message>
        <source>并成一格…</source>
        <translation>Join into one cell…</translation>
    </message>
    <message>
        <source>清空所选的格</source>
        <translation>Clear the selected cells</translation>
    </message>
    <message>
        <source>结构</source>
        <translation>Structure</translation>
    </message>
    <message>
        <source>确定并按设置的方向到下一格（小键盘 Enter 相同）</source>
        <translation>Commit and go on in the direction that is set (keypad Enter too)</translation>
    </message>
    <message>
        <source>确定并到右边一格</source>
        <translation>Commit and go to the next cell</translation>
    </message>
    <message>
        <source>选中一片（也可用鼠标拖动，或点行列名称）</source>
        <translation>Select a range (or drag the mouse, or click a label)</translation>
    </message>
    <message>
        <source>到这一行的开头或末尾，加 Ctrl 到全表的</source>
        <translation>To the start or end of the row, with Ctrl of the table</translation>
    </message>
    <message>
        <source>选中全表</source>
        <translation>Select the whole table</translation>
    </message>
    <message>
        <source>所选的格改为空白</source>
        <translation>Make the selected cells blank</translation>
    </message>
    <message>
        <source>预览改动时：采用、取消、换一种</source>
        <translation>While a change is previewed: take it, cancel, another way</translation>
    </message>
    <message>
        <source>统计概览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>标签和备注…</source>
        <translation>Tags and note…</translation>
    </message>
    <message>
        <source>批量处理所选报告…</source>
        <translation>Change the selected reports…</translation>
    </message>
    <message>
        <source>按机关分组</source>
        <translation>Group by public body</translation>
    </message>
    <message>
        <source>并排看问题涉及的两份报告</source>
        <translation>See both reports of the problem side by side</translation>
    </message>
    <message>
        <source>规则…</source>
        <translation>Rules…</translation>
    </message>
    <message>
        <source>对比：在工作台打开这一格；年度关系打开本年的报告</source>
        <translation>Comparison: open this cell at the desk; a rule over the years opens this year&apos;s report</translation>
    </message>
    <message>
        <source>对比：打开另一份报告的对应格</source>
        <translation>Comparison: open the matching cell of the other report</translation>
    </message>
    <message>
        <source>对比：三张表、年度关系、正文</source>
        <translation>Comparison: the three tables, the years, the prose</translation>
    </message>
    <message>
        <source>统计：列出这一条的报告</source>
        <translation>Overview: list the reports of this bar</translation>
    </message>
    <message>
        <source>在筛选框里：到清单</source>
        <translation>In the filter: go to the list</translation>
    </message>
    <message>
        <source>在筛选框里：清空，再按清除筛选，再按回到表格；在清单里：回到表格</source>
        <translation>In the filter: clear the words, then the filters, then back to the tables; in the list: back to the tables</translation>
    </message>
    <message>
        <source>收起、展开一个机关的各年度</source>
        <translation>Fold or unfold the years of a body</translation>
    </message>
    <message>
        <source>选多份报告，用“批量处理”更改</source>
        <translation>Select several reports, to change them by one command</translation>
    </message>
    <message>
        <source>在清单里键入：筛选（汉字或拼音）</source>
        <translation>Typing in the list filters (characters or pinyin)</translation>
    </message>
    <message>
        <source>剪切所选的格</source>
        <translation>Cut the selected cells</translation>
    </message>
    <message>
        <source>把这一页向右转</source>
        <translation>Turn this page to the right</translation>
    </message>
    <message>
        <source>把这一页向左转</source>
        <translation>Turn this page to the left</translation>
    </message>
    <message>
        <source>空白格填 0…</source>
        <translation>Fill blanks with 0…</translation>
    </message>
    <message>
        <source>展开或收起一组问题</source>
        <translation>Unfold or fold a group of problems</translation>
    </message>
    <message>
        <source>本格历史，或回到问题</source>
        <translation>History of the cell, or the problems</translation>
    </message>
    <message>
        <source>放弃正在键入的内容；放开选中的一片</source>
        <translation>Drop what is being typed; let a selected range go</translation>
    </message>
    <message>
        <source>取消选择，关闭查找，再按回到表格</source>
        <translation>Clear the selection, close the search; once more: back to the table</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>这里没有建议</source>
        <translation>There is no proposal here</translation>
    </message>
    <message>
        <source>数字已经改变，这条建议不再适用</source>
        <translation>The numbers have changed; this proposal no longer applies</translation>
    </message>
    <message>
        <source>正在找建议，找到后会显示在左下方</source>
        <translation>Looking for a proposal; it will be shown at the lower left</translation>
    </message>
    <message>
        <source>找到了建议，请看左下方</source>
        <translation>A proposal was found: see the lower left</translation>
    </message>
</context>
<context>
    <name>BackButton</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>返回（Esc）</source>
        <translation>Back (Esc)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>关闭这条消息</source>
        <translation>Close this message</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>加标签</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>去标签</source>
        <translation>Remove a tag</translation>
    </message>
    <message>
        <source>标记完成</source>
        <translation>Mark as done</translation>
    </message>
    <message>
        <source>取消完成</source>
        <translation>Take up again</translation>
    </message>
    <message>
        <source>原文如此（一条规则）</source>
        <translation>As printed (one rule)</translation>
    </message>
    <message>
        <source>更正年度</source>
        <translation>Correct the year</translation>
    </message>
    <message>
        <source>机关</source>
        <translation>Public body</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>将会怎样</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>本来如此</source>
        <translation>so already</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>还有 {count} 处未处理，须写明理由</source>
        <translation>problems left: {count}; give a reason</translation>
    </message>
    <message>
        <source>原文如此：{reason}</source>
        <translation>as printed: {reason}</translation>
    </message>
    <message>
        <source>不详</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>更改 {count} 份</source>
        <translation>{count} to change</translation>
    </message>
    <message>
        <source>{count} 份本来如此</source>
        <translation>{count} so already</translation>
    </message>
    <message>
        <source>{count} 份不能</source>
        <translation>{count} refused</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>BulkDoor</name>
    <message>
        <source>没有选中的报告</source>
        <translation>No report is selected</translation>
    </message>
    <message>
        <source>批量处理：{summary}。</source>
        <translation>Several reports: {summary}.</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>{agency}：{reason}</source>
        <translation>{agency}: {reason}</translation>
    </message>
    <message>
        <source>之后又有别的更改，请从编辑菜单逐步撤销</source>
        <translation>Other changes came since; undo them one by one from the Edit menu</translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>对全部所选报告写一条理由</source>
        <translation>One reason for all of them</translation>
    </message>
    <message>
        <source>请键入标签</source>
        <translation>Type a tag</translation>
    </message>
    <message>
        <source>所选报告里没有可以接受的问题</source>
        <translation>None of the selected reports has a problem to accept</translation>
    </message>
    <message>
        <source>请写明理由</source>
        <translation>Give a reason</translation>
    </message>
    <message>
        <source>请键入四位年度</source>
        <translation>Type a year of four digits</translation>
    </message>
    <message>
        <source>{rule}  — {count} 份</source>
        <translation>{rule}  — {count}</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>“地区：名称”更正地区，“经办：姓名”指定经办人。</source>
        <translation>&quot;地区：name&quot; corrects the region, &quot;经办：name&quot; assigns the report.</translation>
    </message>
</context>
<context>
    <name>BulkPage</name>
    <message>
        <source>执行（更改 {count} 份）</source>
        <translation>Change {count}</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message numerus="yes">
        <source>批量处理 %n 份报告</source>
        <translation>
            <numerusform>Change %n report</numerusform>
            <numerusform>Change %n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>可能的更正</source>
        <translation>Possible corrections</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>整张表是空白：{table}</source>
        <translation>The whole table is blank: {table}</translation>
    </message>
    <message>
        <source>整行是空白：{row}</source>
        <translation>The whole row is blank: {row}</translation>
    </message>
    <message>
        <source>整张表没有读出数：{table}</source>
        <translation>No number was read in the whole table: {table}</translation>
    </message>
    <message>
        <source>整行没有读出数：{row}</source>
        <translation>No number was read in the whole row: {row}</translation>
    </message>
</context>
<context>
    <name>ChangeRows</name>
    <message numerus="yes">
        <source>等共 %n 格</source>
        <translation>
            <numerusform>%n cell in all</numerusform>
            <numerusform>%n cells in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>没有同一机关、同一年度的其他报告</source>
        <translation>There is no other report of this body and year</translation>
    </message>
    <message>
        <source>采用同一机关同一年度的另一份：{source}</source>
        <translation>Another report of this body and year is used: {source}</translation>
    </message>
    <message>
        <source>采用这一份；另 {count} 份不采用</source>
        <translation>This one is used; {count} other set aside</translation>
    </message>
    <message>
        <source>没有别的报告可以代替这一份</source>
        <translation>There is no other report to use instead of this one</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language 语言</translation>
    </message>
    <message>
        <source>最近的工作区</source>
        <translation>Recent workspaces</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比度</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>下次启动时换用这种语言</source>
        <translation>The language changes at the next start</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>没有符合的。可键入汉字、拼音或拼音首字母。</source>
        <translation>Nothing fits. Type characters, pinyin or its first letters.</translation>
    </message>
    <message>
        <source>还有 {count} 项，继续键入可缩小范围</source>
        <translation>{count} more; type on to narrow it down</translation>
    </message>
    <message>
        <source>↑↓ 选择 · Enter 确定 · Esc 关闭</source>
        <translation>↑↓ choose · Enter take · Esc close</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>无更多问题</source>
        <translation>No more problems</translation>
    </message>
    <message>
        <source>这份报告被筛选条件隐藏，问题仍在</source>
        <translation>The filter hides this report, but it has a problem</translation>
    </message>
    <message>
        <source>这里没有可以接受的问题</source>
        <translation>There is no problem to accept here</translation>
    </message>
    <message>
        <source>原文如此：{rule}（{sides}）</source>
        <translation>As printed: {rule} ({sides})</translation>
    </message>
    <message>
        <source>这里没有已接受的问题</source>
        <translation>No problem was accepted here</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>已到清单尽头</source>
        <translation>The list ends here</translation>
    </message>
    <message>
        <source>年度应为四位数字</source>
        <translation>A year has four digits</translation>
    </message>
    <message>
        <source>还有 {left}。按 F8 去看；仍要完成，请写明理由：</source>
        <translation>Still open: {left}. F8 goes there; to finish all the same, give a reason:</translation>
    </message>
    <message>
        <source>全部报告都已完成</source>
        <translation>All reports are done</translation>
    </message>
    <message>
        <source>清单中的报告都已完成，这一份被筛选条件隐藏</source>
        <translation>All listed reports are done; this one is hidden by the filter</translation>
    </message>
    <message>
        <source>与公开的原件一致</source>
        <translation>As in the published original</translation>
    </message>
    <message>
        <source>原件合计未填写</source>
        <translation>The original leaves the total empty</translation>
    </message>
    <message>
        <source>原件前后矛盾，无法判断</source>
        <translation>The original contradicts itself</translation>
    </message>
    <message>
        <source>一次只能核对一行或一列，请逐行对照原文</source>
        <translation>One row or column at a time: compare each with the source</translation>
    </message>
    <message>
        <source>这里已经更正，没有改动；要恢复原文读数，用“恢复为原文读数”</source>
        <translation>Corrected already, nothing was changed; to go back to the source, use “Restore what was read”</translation>
    </message>
    <message>
        <source>后面无更多问题；前面还有没处理的，再按一次从头看起</source>
        <translation>No more problems after this; some are left before it, press again to begin anew</translation>
    </message>
    <message>
        <source>前面无更多问题；后面还有没处理的，再按一次从末尾看起</source>
        <translation>No more problems before this; some are left after it, press again to begin at the end</translation>
    </message>
    <message>
        <source>已撤销：{what}</source>
        <translation>Undone: {what}</translation>
    </message>
    <message>
        <source>已重做：{what}</source>
        <translation>Redone: {what}</translation>
    </message>
    <message numerus="yes">
        <source>已核对 %n 格</source>
        <translation>
            <numerusform>Checked %n cell</numerusform>
            <numerusform>Checked %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>正在比较正文…</source>
        <translation>Comparing the prose…</translation>
    </message>
    <message>
        <source>把 {name} {year} 与哪一份对比？</source>
        <translation>Compare {name} {year} with which report?</translation>
    </message>
    <message>
        <source>文字过长，只比较了开头部分</source>
        <translation>The text is too long; only its beginning is compared</translation>
    </message>
    <message>
        <source>正文不能比较</source>
        <translation>The prose cannot be compared</translation>
    </message>
    <message>
        <source>对比方式</source>
        <translation>How they are compared</translation>
    </message>
    <message>
        <source>只看不同</source>
        <translation>Only differences</translation>
    </message>
    <message>
        <source>左右互换</source>
        <translation>Swap sides</translation>
    </message>
    <message>
        <source>换一份报告…</source>
        <translation>Another report…</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>上一处不同</source>
        <translation>Previous difference</translation>
    </message>
    <message>
        <source>下一处不同</source>
        <translation>Next difference</translation>
    </message>
    <message>
        <source>两份报告对比</source>
        <translation>Two reports compared</translation>
    </message>
    <message>
        <source>同一报告的两个版本</source>
        <translation>Two versions of one report</translation>
    </message>
    <message>
        <source>同一机关的两个年度</source>
        <translation>Two years of one body</translation>
    </message>
    <message>
        <source>任意两份报告</source>
        <translation>Any two reports</translation>
    </message>
    <message>
        <source>{year} 年度</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>单元格</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>左</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>右</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>差</source>
        <translation>Diff.</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>本年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>推算</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>无此格</source>
        <translation>not printed</translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>左 {left}，右 {right}</source>
        <translation>left {left}, right {right}</translation>
    </message>
    <message>
        <source>{sides}，不可比：只有一份报告有这一格</source>
        <translation>{sides}; not comparable: only one report has this cell</translation>
    </message>
    <message>
        <source>{sides}，相同</source>
        <translation>{sides}; the same</translation>
    </message>
    <message>
        <source>{sides}，不同</source>
        <translation>{sides}; different</translation>
    </message>
    <message>
        <source>{sides}，差 {difference}</source>
        <translation>{sides}, difference {difference}</translation>
    </message>
    <message>
        <source>（空白按 0 计）</source>
        <translation> (blank counted as 0)</translation>
    </message>
    <message>
        <source>不同的单元格</source>
        <translation>Cells that differ</translation>
    </message>
    <message>
        <source>年度关系</source>
        <translation>Years</translation>
    </message>
    <message>
        <source>没有更多不同</source>
        <translation>No more differences</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Prose</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>不是相邻的年度，没有年度关系可核</source>
        <translation>the years are not adjacent, so no rule ties them</translation>
    </message>
    <message>
        <source>两个年度的表式不同，没有年度关系可核</source>
        <translation>the forms of the two years differ, so no rule ties them</translation>
    </message>
    <message>
        <source>年度关系 ✓ {good} 条，✕ {broken} 条，? {unknown} 条</source>
        <translation>rules over the years: ✓ {good}, ✕ {broken}, ? {unknown}</translation>
    </message>
    <message>
        <source>正文对比</source>
        <translation>Prose compared</translation>
    </message>
    <message>
        <source>正文没有不同。</source>
        <translation>The prose does not differ.</translation>
    </message>
    <message>
        <source>左：{title}</source>
        <translation>Left: {title}</translation>
    </message>
    <message>
        <source>右：{title}</source>
        <translation>Right: {title}</translation>
    </message>
    <message>
        <source>{rule}：{sides}</source>
        <translation>{rule}: {sides}</translation>
    </message>
</context>
<context>
    <name>CrashPage</name>
    <message>
        <source>程序出错了</source>
        <translation>The program has met an error</translation>
    </message>
    <message>
        <source>已提交的内容都已保存，可以返回继续工作。请把下面的文字发给维护者；其中没有报告的内容，也没有文件名。程序不会自己发送任何东西。</source>
        <translation>All that was committed is saved; you can go back and work on. Please send the text below to the maintainers; it holds nothing of any report and no file name. The program sends nothing by itself.</translation>
    </message>
    <message>
        <source>要发送的内容</source>
        <translation>What to send</translation>
    </message>
    <message>
        <source>附上错误原文（可能含有报告中的文字和文件名）</source>
        <translation>Add the error&apos;s own words (they may quote a report or a file name)</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>打开日志位置</source>
        <translation>Open the log folder</translation>
    </message>
    <message>
        <source>已复制 ✓</source>
        <translation>Copied ✓</translation>
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
    <message>
        <source>这里没有数字可取，请点在原文的一个数上</source>
        <translation>There is no number here; click on a number of the source</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>单元格</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>不同的单元格</source>
        <translation>Cells that differ</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>要做什么？</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>查找报告：机关、年度、文件名或拼音首字母</source>
        <translation>Find report: agency, year, file name or pinyin initials</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>这个工作区里还没有报告</source>
        <translation>This workspace has no reports yet</translation>
    </message>
    <message>
        <source>把文件、文件夹或压缩包拖到这里，或者：</source>
        <translation>Drop files, folders or archives here, or:</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>正在导出 {name}…</source>
        <translation>Exporting {name}…</translation>
    </message>
    <message>
        <source>正在导出 {done}/{total}  {name}</source>
        <translation>Exporting {done}/{total}  {name}</translation>
    </message>
    <message numerus="yes">
        <source>，%n 份是同机关同年度的、还没有选定，数据里会重复</source>
        <translation>
            <numerusform>; %n is of the same body and year as another with nobody&apos;s choice yet, and counts twice in the data</numerusform>
            <numerusform>; %n are of the same body and year with nobody&apos;s choice yet, and count twice in the data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，%n 份不采用的没有列入数据</source>
        <translation>
            <numerusform>, %n set aside is not in the data</numerusform>
            <numerusform>, %n set aside are not in the data</numerusform>
        </translation>
    </message>
    <message>
        <source>，{failed} 份报告没有导出：</source>
        <translation>, {failed} left out:</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>已停止导出，没有写出文件</source>
        <translation>The export was stopped; no file was written</translation>
    </message>
    <message>
        <source>，其中 {count} 份还没有核查完</source>
        <translation>, {count} of them not finished yet</translation>
    </message>
    <message numerus="yes">
        <source>已导出 %n 份报告到 {path}</source>
        <translation>
            <numerusform>%n report exported to {path}</numerusform>
            <numerusform>%n reports exported to {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>工作区 (*.reviewer)</source>
        <translation>Workspaces (*.reviewer)</translation>
    </message>
    <message>
        <source>新建工作区</source>
        <translation>New workspace</translation>
    </message>
    <message>
        <source>打开工作区</source>
        <translation>Open workspace</translation>
    </message>
    <message>
        <source>示例</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>报告和压缩包</source>
        <translation>Reports and archives</translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation>Import folder</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>CSV 宽表，UTF-8 带 BOM</source>
        <translation>CSV wide, UTF-8 with BOM</translation>
    </message>
    <message>
        <source>CSV 宽表，UTF-8</source>
        <translation>CSV wide, UTF-8</translation>
    </message>
    <message>
        <source>CSV 宽表，GB18030</source>
        <translation>CSV wide, GB18030</translation>
    </message>
    <message>
        <source>CSV 长表，UTF-8 带 BOM</source>
        <translation>CSV long, UTF-8 with BOM</translation>
    </message>
    <message>
        <source>CSV 长表，UTF-8</source>
        <translation>CSV long, UTF-8</translation>
    </message>
    <message>
        <source>CSV 长表，GB18030</source>
        <translation>CSV long, GB18030</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Stata</source>
        <translation>Stata</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>数据包（文件夹）</source>
        <translation>Data package, a folder</translation>
    </message>
    <message>
        <source>图片 (*.png)</source>
        <translation>Picture (*.png)</translation>
    </message>
    <message>
        <source>矢量图 (*.svg)</source>
        <translation>Vector picture (*.svg)</translation>
    </message>
    <message>
        <source>表格 (*.csv)</source>
        <translation>Table (*.csv)</translation>
    </message>
    <message>
        <source>保存统计概览</source>
        <translation>Save the overview</translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>不再按“{text}”筛选</source>
        <translation>No longer filter by &quot;{text}&quot;</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>显示全部报告</source>
        <translation>Show all reports</translation>
    </message>
    <message>
        <source>还有更多：在筛选框里键入名称</source>
        <translation>There are more: type a name into the filter</translation>
    </message>
</context>
<context>
    <name>GuardLegend</name>
    <message numerus="yes">
        <source>{meaning}（%n 格）</source>
        <translation>
            <numerusform>{meaning} (%n cell)</numerusform>
            <numerusform>{meaning} (%n cells)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guards</name>
    <message>
        <source>没有规则守护，请看原文</source>
        <translation>No rule guards it: look at the source</translation>
    </message>
    <message>
        <source>差错会显露，不能定位</source>
        <translation>An error shows but cannot be placed</translation>
    </message>
    <message>
        <source>差错会显露并能定位</source>
        <translation>An error shows and can be placed</translation>
    </message>
    <message>
        <source>规则总有看不出的：两行（列）明细整个对调；四角 +1 −1 相抵；全部数字抄自另一份报告。格中右上角的小数字是守护它的规则条数。</source>
        <translation>No rule ever sees two detail rows (columns) exchanged, +1 −1 in the corners of a rectangle, or all numbers copied from another report. The small digit at the upper right of a cell is the number of rules that guard it.</translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message>
        <source>这里没有可以展开的一组问题</source>
        <translation>There is no group to unfold here</translation>
    </message>
</context>
<context>
    <name>HeirsSection</name>
    <message>
        <source>机构改革后，新机关的上年结转等要与各前身机关上年度报告之和相比。每行写一个前身；从哪一年度的报告起算，就写哪一年。</source>
        <translation>After a reorganisation what the new body carried in is compared with the sum of its predecessors&apos; reports of the year before. A line a predecessor, with the year of the first report of the new body.</translation>
    </message>
    <message>
        <source>添加一行</source>
        <translation>Add a line</translation>
    </message>
    <message>
        <source>删除这一行</source>
        <translation>Delete this line</translation>
    </message>
</context>
<context>
    <name>HelpPane</name>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>在帮助中查找</source>
        <translation>Search the help</translation>
    </message>
    <message>
        <source>帮助目录</source>
        <translation>Contents of the help</translation>
    </message>
    <message>
        <source>帮助正文</source>
        <translation>Text of the help</translation>
    </message>
    <message>
        <source>菜单“{menu}”的“{action}”</source>
        <translation>&quot;{action}&quot; in the menu &quot;{menu}&quot;</translation>
    </message>
    <message>
        <source>“{action}”</source>
        <translation>&quot;{action}&quot;</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Esc 返回</source>
        <translation>Esc back</translation>
    </message>
    <message>
        <source>Enter 确定</source>
        <translation>Enter commit</translation>
    </message>
    <message>
        <source>Esc 放弃</source>
        <translation>Esc give up</translation>
    </message>
    <message>
        <source>也可把文件拖进窗口</source>
        <translation>or drag files into the window</translation>
    </message>
    <message>
        <source>Ctrl+1–9 用下面的理由</source>
        <translation>Ctrl+1–9 a reason below</translation>
    </message>
    <message>
        <source>Esc 取消</source>
        <translation>Esc cancel</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>原文如此</source>
        <translation>As printed</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>redo</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>时间</source>
        <translation>When</translation>
    </message>
    <message>
        <source>何人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>由 → 到</source>
        <translation>From → to</translation>
    </message>
    <message>
        <source>方式与理由</source>
        <translation>How and why</translation>
    </message>
    <message>
        <source>本格历史</source>
        <translation>History of the cell</translation>
    </message>
    <message>
        <source>这一格没有改动过</source>
        <translation>This cell was never changed</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>正在导入…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <source>正在导入 {done}/{total}  {name}</source>
        <translation>Importing {done}/{total}  {name}</translation>
    </message>
    <message>
        <source>，跳过已有的 {skipped} 份</source>
        <translation>, {skipped} skipped that were there already</translation>
    </message>
    <message>
        <source>，其中 {twins} 份与别的报告同机关同年度</source>
        <translation>, {twins} of them of a body and year another report is of</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{names} 等 {count} 个文件</source>
        <translation>{names} and others, {count} files</translation>
    </message>
    <message>
        <source>密码不对，打不开：{names}。可以再试，也可以不管。</source>
        <translation>The password does not open {names}. Try again, or leave it.</translation>
    </message>
    <message>
        <source>设有密码，还没有导入：{names}</source>
        <translation>Locked by a password and not imported yet: {names}</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>打开并导入</source>
        <translation>Open and import</translation>
    </message>
    <message>
        <source>选定采用哪一份</source>
        <translation>Choose which one to use</translation>
    </message>
    <message>
        <source>没有找到可以导入的文件</source>
        <translation>no file found that could be imported</translation>
    </message>
    <message numerus="yes">
        <source>，另有 %n 个其他类型的文件没有读取</source>
        <translation>
            <numerusform>, %n file of another kind not read</numerusform>
            <numerusform>, %n files of other kinds not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>，%n 个文件未能导入：</source>
        <translation>
            <numerusform>, %n file could not be imported:</numerusform>
            <numerusform>, %n files could not be imported:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>导入 %n 份</source>
        <translation>
            <numerusform>%n report imported</numerusform>
            <numerusform>%n reports imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>这个问题在清单里被隐藏，仍未处理</source>
        <translation>This problem is hidden in the list but still open</translation>
    </message>
    <message>
        <source>这里没有涉及另一份报告的问题</source>
        <translation>No problem here is about another report</translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>{key} 已用于“{action}”</source>
        <translation>{key} is used for &quot;{action}&quot;</translation>
    </message>
    <message>
        <source>{key} 在表格里用来键入或移动，不能改作他用</source>
        <translation>{key} types or moves in the tables and cannot be given away</translation>
    </message>
    <message>
        <source>{key} 在键入文字时有固定用途，不能改作他用</source>
        <translation>{key} has a fixed use while typing and cannot be given away</translation>
    </message>
    <message>
        <source>{key} 由输入法使用</source>
        <translation>{key} is used by input methods</translation>
    </message>
    <message>
        <source>{key} 由系统或菜单使用</source>
        <translation>{key} is used by the system or a menu</translation>
    </message>
    <message>
        <source>这不是可用的快捷键</source>
        <translation>This is no key that can be used</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>单击</source>
        <translation>Click</translation>
    </message>
    <message>
        <source>Ctrl+单击</source>
        <translation>Ctrl+click</translation>
    </message>
    <message>
        <source>Ctrl+滚轮</source>
        <translation>Ctrl+wheel</translation>
    </message>
</context>
<context>
    <name>KeysModel</name>
    <message>
        <source>菜单</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>命令</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>自己设的</source>
        <translation>yours</translation>
    </message>
    <message>
        <source>原有</source>
        <translation>built in</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>在表格里</source>
        <translation>In a table</translation>
    </message>
    <message>
        <source>在原文里（版式视图）</source>
        <translation>In the source (layout view)</translation>
    </message>
    <message>
        <source>快捷键和图例</source>
        <translation>Keys and signs</translation>
    </message>
    <message>
        <source>记号和颜色</source>
        <translation>Signs and colours</translation>
    </message>
    <message>
        <source>在对比和统计里</source>
        <translation>In the comparison and the overview</translation>
    </message>
    <message>
        <source>在报告清单里</source>
        <translation>In the list of reports</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>查找命令：汉字、拼音首字母、英文或快捷键</source>
        <translation>Find a command: Chinese, pinyin initials, English or a key</translation>
    </message>
    <message>
        <source>全部命令和快捷键</source>
        <translation>All commands and keys</translation>
    </message>
    <message>
        <source>新的快捷键</source>
        <translation>New key</translation>
    </message>
    <message>
        <source>在这里按下新的快捷键</source>
        <translation>Press the new key here</translation>
    </message>
    <message>
        <source>去掉快捷键</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>恢复原有</source>
        <translation>Built-in key</translation>
    </message>
    <message>
        <source>全部恢复原有</source>
        <translation>All built-in keys</translation>
    </message>
    <message>
        <source>“{action}”现在用 {key}</source>
        <translation>&quot;{action}&quot; is now {key}</translation>
    </message>
    <message>
        <source>没有符合的命令</source>
        <translation>No command fits</translation>
    </message>
    <message>
        <source>“{action}”：按 Enter 后按下新的快捷键，Esc 返回</source>
        <translation>&quot;{action}&quot;: press Enter, then the new key; Esc goes back</translation>
    </message>
    <message>
        <source>“{action}”：现在按下新的快捷键，Esc 回到列表</source>
        <translation>&quot;{action}&quot;: press the new key now; Esc goes back to the list</translation>
    </message>
    <message>
        <source>查找命令</source>
        <translation>Find a command</translation>
    </message>
</context>
<context>
    <name>KindButtons</name>
    <message>
        <source>显示或隐藏{kind}（{count}）</source>
        <translation>Show or hide {kind} ({count})</translation>
    </message>
    <message>
        <source>错误和待看</source>
        <translation>errors and places to look at</translation>
    </message>
    <message>
        <source>警告</source>
        <translation>warnings</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>notices</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>不平衡：这一格是某条勾稽关系的合计</source>
        <translation>Out of balance: the total of a rule that does not hold</translation>
    </message>
    <message>
        <source>参与一条不成立的勾稽关系；底色越深，不成立的越多</source>
        <translation>Takes part in a rule that does not hold; a deeper ground means several</translation>
    </message>
    <message>
        <source>无法判断：缺了数，关系成立与否都说不定</source>
        <translation>Undecided: a number is missing, the rule may hold or not</translation>
    </message>
    <message>
        <source>读数没有把握：请对照原文核对</source>
        <translation>Uncertain reading: check it against the source</translation>
    </message>
    <message>
        <source>没有读出来：斜线底纹，请看原文键入</source>
        <translation>Not read: hatched; look at the source and type it</translation>
    </message>
    <message>
        <source>依据已变化：接受过的问题须复核</source>
        <translation>The grounds have changed: check again what was accepted</translation>
    </message>
    <message>
        <source>提醒：与文字、上年或常情不符，请看一看；不影响完成</source>
        <translation>Warning: at odds with the text, last year or what is usual; never keeps a report from being finished</translation>
    </message>
    <message>
        <source>提示：只供参考</source>
        <translation>Notice: for information</translation>
    </message>
    <message>
        <source>正在预览：这一步会改到的格子</source>
        <translation>Preview: a cell this step would change</translation>
    </message>
    <message>
        <source>已更正：与原文所印不同</source>
        <translation>Corrected: differs from what is printed</translation>
    </message>
    <message>
        <source>原文如此：问题已按理由接受</source>
        <translation>As printed: the problem was accepted with a reason</translation>
    </message>
    <message>
        <source>已核对：读数与原文一致</source>
        <translation>Checked: the reading is what the source says</translation>
    </message>
    <message>
        <source>参与当前所选问题</source>
        <translation>Takes part in the problem at hand</translation>
    </message>
    <message>
        <source>原文是“/”“—”“无”等记号，不是数，与 0 和空白都不同</source>
        <translation>The source has a mark such as &quot;/&quot;, &quot;—&quot; or &quot;无&quot;: no number, and neither 0 nor blank</translation>
    </message>
    <message>
        <source>报告：未开始</source>
        <translation>Report: not begun</translation>
    </message>
    <message>
        <source>报告：进行中</source>
        <translation>Report: in progress</translation>
    </message>
    <message>
        <source>报告：已完成</source>
        <translation>Report: done</translation>
    </message>
    <message>
        <source>报告：不采用</source>
        <translation>Report: set aside</translation>
    </message>
    <message>
        <source>同一机关同年度另有一份，尚未选定</source>
        <translation>Another report of this body and year, not yet decided</translation>
    </message>
    <message>
        <source>不平衡的处数</source>
        <translation>How many are out of balance</translation>
    </message>
    <message>
        <source>无法判断的处数</source>
        <translation>How many are undecided</translation>
    </message>
    <message>
        <source>待看（没有把握）的处数</source>
        <translation>How many want a look</translation>
    </message>
    <message>
        <source>提醒的处数</source>
        <translation>How many warnings</translation>
    </message>
    <message>
        <source>只改这一格，它的各条关系就都能成立</source>
        <translation>Changing this cell alone would make all its rules hold</translation>
    </message>
    <message>
        <source>▸ 这一行还差多少，▾ 这一列还差多少；平了就消失</source>
        <translation>▸ what the row still wants, ▾ what the column wants; gone when it balances</translation>
    </message>
    <message>
        <source>建议更正：下面缩进的问题由它一并解决</source>
        <translation>A correction: it would solve the problems indented below</translation>
    </message>
    <message>
        <source>建议补填：原文空白处应有的数</source>
        <translation>A filling: the numbers that belong into the blanks</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>还差 {need}</source>
        <translation>short {need}</translation>
    </message>
    <message>
        <source>✓ 已平</source>
        <translation>✓ balanced</translation>
    </message>
    <message>
        <source>？ 无法判断，还缺别的数字</source>
        <translation>? cannot be judged, other numbers are missing</translation>
    </message>
    <message>
        <source>{sign} 还差 {need}</source>
        <translation>{sign} still wants {need}</translation>
    </message>
    <message>
        <source>本行</source>
        <translation>This row</translation>
    </message>
    <message>
        <source>本列</source>
        <translation>This column</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>应填 {number}</source>
        <translation>should be {number}</translation>
    </message>
    <message>
        <source>？ 应填 {number}</source>
        <translation>? should be {number}</translation>
    </message>
</context>
<context>
    <name>LooksSection</name>
    <message>
        <source>外观</source>
        <translation>Looks</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>每种颜色都另有记号，不靠颜色也能分辨。</source>
        <translation>Every colour has a sign beside it; nothing rests on colour alone.</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Size of text</translation>
    </message>
    <message>
        <source>表格、原文和菜单一起放大或缩小。</source>
        <translation>Tables, source and menus grow and shrink together.</translation>
    </message>
    <message>
        <source>语言 Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language of the window</translation>
    </message>
    <message>
        <source>报告和表格本身总是中文。</source>
        <translation>Reports and tables themselves are always Chinese.</translation>
    </message>
    <message>
        <source> 像素</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>为一批报告建一个工作区文件</source>
        <translation>A file that holds a batch of reports</translation>
    </message>
    <message>
        <source>接着上次的工作</source>
        <translation>Go on where you left off</translation>
    </message>
    <message>
        <source>用虚构机关的报告看看怎么用</source>
        <translation>Reports of made-up bodies, to see how it works</translation>
    </message>
    <message>
        <source>没有等待密码的文件</source>
        <translation>No file is waiting for a password</translation>
    </message>
    <message>
        <source>没有消息，也没有正在进行的工作</source>
        <translation>There is no message and no work going on</translation>
    </message>
    <message>
        <source>这份报告只有文字</source>
        <translation>This report is nothing but text</translation>
    </message>
    <message>
        <source>正在导入，请先停止或等它完成</source>
        <translation>An import is under way; stop it or wait for it</translation>
    </message>
    <message>
        <source>正在导出，请先停止或等它完成</source>
        <translation>An export is running; stop it or wait for it</translation>
    </message>
    <message>
        <source>政府信息公开年报核查</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>选好文件，再定工作区放在哪里</source>
        <translation>Choose the files, then where the workspace goes</translation>
    </message>
    <message>
        <source>PDF、网页、Word、表格、文字、压缩包</source>
        <translation>PDF, web pages, Word, spreadsheets, text, archives</translation>
    </message>
    <message>
        <source>连同其中的文件夹</source>
        <translation>With the folders in it</translation>
    </message>
    <message>
        <source>现在显示的不是页面</source>
        <translation>No pages are shown now</translation>
    </message>
    <message>
        <source>这份报告没有已接受的问题</source>
        <translation>Nothing was accepted in this report</translation>
    </message>
</context>
<context>
    <name>MemberTable</name>
    <message>
        <source>进度</source>
        <translation>State</translation>
    </message>
    <message>
        <source>来源文件</source>
        <translation>Source file</translation>
    </message>
    <message>
        <source>同一机关同一年度的报告</source>
        <translation>Reports of the same body and year</translation>
    </message>
</context>
<context>
    <name>OfficeSection</name>
    <message>
        <source>本单位可以用 TOML 文件增加自己的规则：单元格之间的等式或不等式，配一句说明。示例文件里有写法。</source>
        <translation>Your office can add rules in TOML files: equations or inequalities over cells, with a sentence. The example shows how.</translation>
    </message>
    <message>
        <source>打开规则文件夹</source>
        <translation>Open the folder of the rules</translation>
    </message>
    <message>
        <source>放一个示例文件</source>
        <translation>Put an example there</translation>
    </message>
    <message>
        <source>重新读取</source>
        <translation>Read again</translation>
    </message>
    <message numerus="yes">
        <source>已读入 %n 条规则</source>
        <translation>
            <numerusform>%n rule read</numerusform>
            <numerusform>%n rules read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>按 Enter 之后</source>
        <translation>After Enter</translation>
    </message>
    <message>
        <source>确定一格之后光标移到哪里；小键盘的 Enter 相同。</source>
        <translation>Where the cursor goes once a cell is committed; the keypad&apos;s Enter does the same.</translation>
    </message>
    <message>
        <source>显示提示</source>
        <translation>Show hints</translation>
    </message>
    <message>
        <source>在窗口底部提示此处可用的快捷键。</source>
        <translation>Name the keys that help here at the bottom of the window.</translation>
    </message>
    <message>
        <source>关系不成立时，当前行列的数字旁写明差额；格子窄时写在数字下面。</source>
        <translation>Where a rule fails, beside the numbers of the row and column at hand; in narrow cells below the number.</translation>
    </message>
    <message>
        <source>读一个文件最多用时（秒）</source>
        <translation>Time to read one file at most (seconds)</translation>
    </message>
    <message>
        <source>超过就放弃这个文件，继续读其余的。</source>
        <translation>Beyond it the file is given up and the others go on.</translation>
    </message>
    <message>
        <source>读一个文件最多用内存（MB）</source>
        <translation>Memory to read one file at most (MB)</translation>
    </message>
    <message>
        <source>损坏或有意构造的文件可能耗尽内存。</source>
        <translation>A damaged or malicious file may eat up all memory.</translation>
    </message>
    <message>
        <source>一个文件最大（MB）</source>
        <translation>Size of one file at most (MB)</translation>
    </message>
    <message>
        <source>更大的文件不导入，会在导入结果中写明。</source>
        <translation>A larger file is not imported, and is named with this reason.</translation>
    </message>
    <message>
        <source>一页图像最多像素（百万）</source>
        <translation>Pixels of one page at most (millions)</translation>
    </message>
    <message>
        <source>画页面和识别扫描件时用；越大越清楚，也越慢。</source>
        <translation>For drawing pages and reading scans: more is sharper, and slower.</translation>
    </message>
    <message>
        <source>一个文件最多页数</source>
        <translation>Pages of one file at most</translation>
    </message>
    <message>
        <source>年报通常不到 30 页；页数更多的文件不导入。</source>
        <translation>An annual report rarely has 30; a file with more pages than this is not imported.</translation>
    </message>
    <message>
        <source>右移一格</source>
        <translation>right</translation>
    </message>
    <message>
        <source>下移一格</source>
        <translation>down</translation>
    </message>
    <message>
        <source>在格里写还差多少</source>
        <translation>Write in the cells what is missing</translation>
    </message>
    <message>
        <source>识别扫描件中的文字</source>
        <translation>Recognise text in scans</translation>
    </message>
    <message>
        <source>导入扫描件和图片时识别文字，每页要几秒；结果都标为需要核对。</source>
        <translation>Scans and pictures are read when they are imported, some seconds a page; all of it is marked for checking.</translation>
    </message>
    <message>
        <source>没有装识别组件；安装（pip install rapidocr onnxruntime）后重启程序即可。</source>
        <translation>Text recognition is not installed; install it (pip install rapidocr onnxruntime) and start the program anew.</translation>
    </message>
</context>
<context>
    <name>OptionsSection</name>
    <message>
        <source>工作方式</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>读文件的限度</source>
        <translation>Limits for reading files</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>正在统计…</source>
        <translation>Counting…</translation>
    </message>
    <message>
        <source>已保存：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>已复制图片</source>
        <translation>Picture copied</translation>
    </message>
    <message>
        <source>已复制表格，可粘贴到 WPS 或 Excel</source>
        <translation>Table copied; paste it into WPS or Excel</translation>
    </message>
    <message>
        <source>还没有报告。先导入年报（{key}），这里会显示进度、问题和更正的统计。</source>
        <translation>No reports yet. Import some ({key}); their progress, problems and corrections will be shown here.</translation>
    </message>
    <message>
        <source>文件菜单</source>
        <translation>File menu</translation>
    </message>
    <message>
        <source>{done}/{count} 份已完成</source>
        <translation>{done}/{count} done</translation>
    </message>
    <message>
        <source>统计概览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>重新统计</source>
        <translation>Count again</translation>
    </message>
    <message>
        <source>复制图片</source>
        <translation>Copy as picture</translation>
    </message>
    <message>
        <source>复制表格</source>
        <translation>Copy as table</translation>
    </message>
    <message>
        <source>存为图片或表格…</source>
        <translation>Save as picture or table…</translation>
    </message>
    <message>
        <source>图表</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>{label}：{number}</source>
        <translation>{label}: {number}</translation>
    </message>
    <message>
        <source>另有 {count} 项未列出</source>
        <translation>{count} more not listed</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>其他规则</source>
        <translation>Other rules</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>读数把握不大</source>
        <translation>Uncertain readings</translation>
    </message>
    <message>
        <source>机关名称未识别</source>
        <translation>body not recognised</translation>
    </message>
    <message>
        <source>年度不详</source>
        <translation>year unknown</translation>
    </message>
    <message>
        <source>原文如此</source>
        <translation>As printed</translation>
    </message>
    <message>
        <source>未注明</source>
        <translation>not noted</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日</source>
        <translation>{month}/{day}</translation>
    </message>
    <message>
        <source>✕ 未解决</source>
        <translation>✕ open</translation>
    </message>
    <message>
        <source>✓ 原文如此</source>
        <translation>✓ as printed</translation>
    </message>
    <message>
        <source>✎ 已更正</source>
        <translation>✎ corrected</translation>
    </message>
    <message>
        <source>还没有。</source>
        <translation>Nothing yet.</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>每天完成的报告</source>
        <translation>Reports finished each day</translation>
    </message>
    <message>
        <source>还没有完成的报告。完成一份：Ctrl+Enter。</source>
        <translation>No report is done yet. Finish one with Ctrl+Enter.</translation>
    </message>
    <message>
        <source>未解决的问题，按规则</source>
        <translation>Open problems by rule</translation>
    </message>
    <message>
        <source>报告份数；读数按处</source>
        <translation>reports; readings by place</translation>
    </message>
    <message>
        <source>没有未解决的问题。</source>
        <translation>No open problems.</translation>
    </message>
    <message>
        <source>错误，按机关</source>
        <translation>Errors by body</translation>
    </message>
    <message>
        <source>没有错误。</source>
        <translation>No errors.</translation>
    </message>
    <message>
        <source>错误，按年度</source>
        <translation>Errors by year</translation>
    </message>
    <message>
        <source>怎样处理的</source>
        <translation>How problems were handled</translation>
    </message>
    <message>
        <source>单元格数；原文如此为问题数</source>
        <translation>cells; as printed: problems</translation>
    </message>
    <message>
        <source>原文如此的理由</source>
        <translation>Reasons for &quot;as printed&quot;</translation>
    </message>
    <message>
        <source>问题数</source>
        <translation>problems</translation>
    </message>
    <message>
        <source>还没有按原文接受的问题。</source>
        <translation>No problem accepted as printed yet.</translation>
    </message>
    <message>
        <source>采纳的建议，按错误的类型</source>
        <translation>Proposals taken, by kind of error</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>times</translation>
    </message>
    <message>
        <source>还没有采纳建议。</source>
        <translation>No proposal taken yet.</translation>
    </message>
    <message>
        <source>人工填写最多的单元格</source>
        <translation>Cells typed most often</translation>
    </message>
    <message>
        <source>报告份数</source>
        <translation>reports</translation>
    </message>
    <message>
        <source>还没有人工填写的单元格。</source>
        <translation>No cell typed yet.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>这一页的尺寸或内容过大</source>
        <translation>this page is too large or holds too much</translation>
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
    <message>
        <source>把这一页向右转（Ctrl+]）</source>
        <translation>Turn this page to the right (Ctrl+])</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>查看要发送的内容</source>
        <translation>See what to send</translation>
    </message>
    <message>
        <source>程序出了一个错误；已提交的内容都已保存，可以继续工作。请把错误信息发给维护者。</source>
        <translation>The program made an error. All you committed is saved and you can go on working. Please send the error to the maintainers.</translation>
    </message>
    <message>
        <source>政府信息公开年报核查 {version}。离线运行，不连接网络。</source>
        <translation>Reviewer {version}. Works offline and never connects to a network.</translation>
    </message>
    <message>
        <source>规则版本：{versions}</source>
        <translation>Versions: {versions}</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>依据已变化，请复核。{sides}</source>
        <translation>What this rests on has changed, look again. {sides}</translation>
    </message>
    <message>
        <source>原文如此：{reason}（{sides}）</source>
        <translation>As printed: {reason} ({sides})</translation>
    </message>
    <message>
        <source>原文：{text}</source>
        <translation>Source: {text}</translation>
    </message>
    <message>
        <source>原文：{text}，现为 {now}（{origin}）</source>
        <translation>Source: {text}, now {now} ({origin})</translation>
    </message>
    <message>
        <source>原句：{quote}</source>
        <translation>Sentence: {quote}</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>确定 Enter</source>
        <translation>OK  Enter</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>问题清单</source>
        <translation>Problems</translation>
    </message>
</context>
<context>
    <name>ProblemPanel</name>
    <message>
        <source>问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>本格历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>问题 {count}</source>
        <translation>Problems {count}</translation>
    </message>
    <message>
        <source>已接受 {count}</source>
        <translation>{count} accepted</translation>
    </message>
    <message>
        <source>已按“原文如此”接受 {count} 处。</source>
        <translation>{count} accepted as printed.</translation>
    </message>
    <message>
        <source>没有待处理的问题，可以完成这份报告。</source>
        <translation>No open problems: this report can be finished.</translation>
    </message>
    <message>
        <source>没有待处理的问题，这份报告已完成。</source>
        <translation>No open problems; this report is done.</translation>
    </message>
    <message numerus="yes">
        <source>这里的 %n 个问题都已隐藏。</source>
        <translation>
            <numerusform>The %n problem here is hidden.</numerusform>
            <numerusform>The %n problems here are hidden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalBar</name>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{kind} · 第 {place} 种，共 {count} 种</source>
        <translation>{kind} · {place} of {count}</translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>补填</source>
        <translation>fill in</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>correction</translation>
    </message>
    <message>
        <source>采纳建议（{kind}）：{grounds}</source>
        <translation>Proposal taken ({kind}): {grounds}</translation>
    </message>
    <message>
        <source>有一位数字输错</source>
        <translation>one digit typed wrong</translation>
    </message>
    <message>
        <source>形近数字认错</source>
        <translation>a digit taken for one that looks like it</translation>
    </message>
    <message>
        <source>相邻两位数字颠倒</source>
        <translation>two neighbouring digits swapped</translation>
    </message>
    <message>
        <source>漏了一位数字</source>
        <translation>a digit left out</translation>
    </message>
    <message>
        <source>有一位数字重复输入</source>
        <translation>a digit typed twice</translation>
    </message>
    <message>
        <source>多了一位数字</source>
        <translation>a digit too many</translation>
    </message>
    <message>
        <source>差了十倍的倍数</source>
        <translation>off by a power of ten</translation>
    </message>
    <message>
        <source>正负号相反</source>
        <translation>the opposite sign</translation>
    </message>
    <message>
        <source>同一数字填了两处</source>
        <translation>one number entered in two places</translation>
    </message>
    <message>
        <source>总计没有随明细更新</source>
        <translation>the total was not updated with its parts</translation>
    </message>
    <message>
        <source>总计没有填</source>
        <translation>the total was not filled in</translation>
    </message>
    <message>
        <source>空白处应有数字</source>
        <translation>a number belongs into the blank</translation>
    </message>
    <message>
        <source>没有读出的数字可以推算</source>
        <translation>the unread number can be worked out</translation>
    </message>
    <message>
        <source>数字填到了相邻的列</source>
        <translation>the number is one column off</translation>
    </message>
    <message>
        <source>数字填到了相邻的行</source>
        <translation>the number is one row off</translation>
    </message>
    <message>
        <source>整行错了一格</source>
        <translation>the whole row is one cell off</translation>
    </message>
    <message>
        <source>整列错了一格</source>
        <translation>the whole column is one cell off</translation>
    </message>
    <message>
        <source>两处数字互换</source>
        <translation>two numbers changed places</translation>
    </message>
    <message>
        <source>两列的数字互换</source>
        <translation>the numbers of two columns exchanged</translation>
    </message>
    <message>
        <source>两行的数字互换</source>
        <translation>the numbers of two rows exchanged</translation>
    </message>
    <message>
        <source>几处各有差错</source>
        <translation>several cells are wrong</translation>
    </message>
    <message>
        <source>改动最少的更正</source>
        <translation>the correction with the fewest changes</translation>
    </message>
    <message>
        <source>正文中的数字与此相符</source>
        <translation>a number in the text agrees</translation>
    </message>
    <message>
        <source>与上年报告相符</source>
        <translation>last year&apos;s report agrees</translation>
    </message>
    <message>
        <source>原文读出的就是这个数字</source>
        <translation>this is the number read in the source</translation>
    </message>
    <message>
        <source>这里的读数本来就没有把握</source>
        <translation>the reading was uncertain here anyway</translation>
    </message>
    <message>
        <source>空</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>建议补填</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>建议更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>{cell} {old} → {new}</source>
        <translation>{cell} {old} → {new}</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{name}：{changes}</source>
        <translation>{name}: {changes}</translation>
    </message>
    <message>
        <source>把握大，没有别的解释与它相近</source>
        <translation>sure: no other explanation comes close</translation>
    </message>
    <message>
        <source>有同样可能的别种更正，规则无从区分，请看原文</source>
        <translation>others are as likely, the rules cannot tell them apart: look at the source</translation>
    </message>
    <message>
        <source>另有 {count} 种可能</source>
        <translation>{count} more possible</translation>
    </message>
    <message>
        <source>可能性较小</source>
        <translation>less likely</translation>
    </message>
    <message>
        <source>没有旁证，请看原文</source>
        <translation>nothing else speaks for it: look at the source</translation>
    </message>
    <message>
        <source>查找更正到了时限，只列出目前找到的；可能还有更好的</source>
        <translation>The search reached its time limit: these are those found so far, there may be better ones</translation>
    </message>
    <message>
        <source>规则看不出两行明细对调、四角 +1 −1 相抵；采纳前请对照原文。</source>
        <translation>No rule sees two detail rows exchanged or +1 −1 in a rectangle: compare with the source first.</translation>
    </message>
    <message>
        <source>{grounds}；没有别的解释与它相近</source>
        <translation>{grounds}; no other explanation comes close</translation>
    </message>
    <message>
        <source>{number}. {changes}（{pattern}）</source>
        <translation>{number}. {changes} ({pattern})</translation>
    </message>
    <message>
        <source>{kind} {changes}</source>
        <translation>{kind}: {changes}</translation>
    </message>
    <message>
        <source>{cell}：{old}&#xa0;→&#xa0;{new}</source>
        <translation>{cell}: {old}&#xa0;→&#xa0;{new}</translation>
    </message>
    <message>
        <source>规则不足以确定，请看原文</source>
        <translation>the rules alone do not settle it: look at the source</translation>
    </message>
    <message>
        <source>明细的空白按 0 计算</source>
        <translation>Blank details counted as 0</translation>
    </message>
</context>
<context>
    <name>ReasonBar</name>
    <message>
        <source>写明理由，按 Enter 确定；按 Ctrl+数字 用下面的理由</source>
        <translation>Say why and press Enter; Ctrl+digit takes a reason below</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
</context>
<context>
    <name>Recount</name>
    <message>
        <source>规则有变，正在重新核对各份报告…</source>
        <translation>The rules have changed; all reports are being checked again…</translation>
    </message>
    <message>
        <source>正在重新核对 {done}/{total}</source>
        <translation>Checking again {done}/{total}</translation>
    </message>
</context>
<context>
    <name>Remainders</name>
    <message>
        <source>编辑时显示原文</source>
        <translation>The source is shown while editing</translation>
    </message>
    <message>
        <source>编辑时不显示原文</source>
        <translation>The source is not shown while editing</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>保存 Ctrl+Enter</source>
        <translation>Save Ctrl+Enter</translation>
    </message>
    <message>
        <source>取消 Esc</source>
        <translation>Cancel Esc</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>用逗号分开；“地区：青石县”更正地区，“经办：姓名”指定经办人</source>
        <translation>Commas between; &quot;地区：name&quot; corrects the region, &quot;经办：name&quot; assigns</translation>
    </message>
    <message>
        <source>接在一起</source>
        <translation>Put together</translation>
    </message>
    <message>
        <source>同事的备注：{note}</source>
        <translation>Note of your colleague: {note}</translation>
    </message>
    <message>
        <source>同事也改了备注，两份都已保留</source>
        <translation>A colleague changed the note too; both are kept</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>向左移动一格</source>
        <translation>Shift left by one</translation>
    </message>
    <message>
        <source>向右移动一格</source>
        <translation>Shift right by one</translation>
    </message>
    <message>
        <source>向上移动一格</source>
        <translation>Shift up by one</translation>
    </message>
    <message>
        <source>向下移动一格</source>
        <translation>Shift down by one</translation>
    </message>
    <message>
        <source>问题 {before} → {after}</source>
        <translation>Problems {before} → {after}</translation>
    </message>
    <message>
        <source>没有要改动的格</source>
        <translation>No cell would change</translation>
    </message>
    <message>
        <source>{text}，不采用</source>
        <translation>{text}, not taken</translation>
    </message>
    <message>
        <source>“。”当作小数点</source>
        <translation>&quot;。&quot; taken for a decimal point</translation>
    </message>
    <message>
        <source>{value}，记为已核对</source>
        <translation>{value}, noted as checked</translation>
    </message>
    <message>
        <source>{count} 个落在表外，不采用：{texts}</source>
        <translation>{count} outside the table, not taken: {texts}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>仍为 {now}：{why}</source>
        <translation>Stays {now}: {why}</translation>
    </message>
    <message>
        <source>不是数字</source>
        <translation>not a number</translation>
    </message>
    <message>
        <source>这里要填整数</source>
        <translation>a whole number is needed here</translation>
    </message>
    <message>
        <source>不能为负数</source>
        <translation>cannot be negative</translation>
    </message>
    <message>
        <source>数字太长</source>
        <translation>too long</translation>
    </message>
    <message>
        <source>单位不同，请先换算</source>
        <translation>another unit, convert it first</translation>
    </message>
</context>
<context>
    <name>Replayed</name>
    <message>
        <source>对问题的决定 {rule}</source>
        <translation>decision on {rule}</translation>
    </message>
    <message>
        <source>标签和备注</source>
        <translation>tags and note</translation>
    </message>
</context>
<context>
    <name>ReportHeader</name>
    <message>
        <source>机关名称</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>没有待处理的问题</source>
        <translation>no open problems</translation>
    </message>
    <message>
        <source>不平衡 {failed}，无法判断 {undecided}，待看 {look}</source>
        <translation>{failed} failed, {undecided} cannot be judged, {look} to look at</translation>
    </message>
    <message>
        <source>，警告 {warnings}，提示 {notices}</source>
        <translation>, {warnings} warnings, {notices} notices</translation>
    </message>
</context>
<context>
    <name>RuleTable</name>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>全部规则</source>
        <translation>All rules</translation>
    </message>
    <message>
        <source>{edition}版</source>
        <translation>edition {edition}</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>必须成立</source>
        <translation>must hold</translation>
    </message>
    <message>
        <source>警告</source>
        <translation>warning</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>notice</translation>
    </message>
    <message>
        <source>表格规则：不能停用</source>
        <translation>Rules of the form: cannot be switched off</translation>
    </message>
    <message>
        <source>合理性规则：只作提醒，可以停用</source>
        <translation>Plausibility: these advise and can be switched off</translation>
    </message>
    <message>
        <source>本单位的规则</source>
        <translation>Your office&apos;s rules</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>on</translation>
    </message>
    <message>
        <source>已停用：{note}（{who}，{when}）</source>
        <translation>off: {note} ({who}, {when})</translation>
    </message>
</context>
<context>
    <name>RulesDoor</name>
    <message>
        <source>打开规则文件夹</source>
        <translation>Open the folder of the rules</translation>
    </message>
    <message>
        <source>已放好：{path}</source>
        <translation>Put at {path}</translation>
    </message>
    <message>
        <source>现在接着核对</source>
        <translation>Go on now</translation>
    </message>
    <message numerus="yes">
        <source>有 %n 份报告还没有按现行规则重新核对，清单里是它们原来的问题数；下次打开工作区时会接着核对。</source>
        <translation>
            <numerusform>%n report has not been checked by the rules as they are now, and the list shows the problems it had before; this goes on when the workspace is opened again.</numerusform>
            <numerusform>%n reports have not been checked by the rules as they are now, and the list shows the problems they had before; this goes on when the workspace is opened again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>停用或启用这条规则</source>
        <translation>Switch this rule</translation>
    </message>
    <message>
        <source>全部规则</source>
        <translation>All rules</translation>
    </message>
    <message>
        <source>机构沿革</source>
        <translation>Predecessors</translation>
    </message>
    <message>
        <source>本单位规则</source>
        <translation>Office&apos;s rules</translation>
    </message>
    <message>
        <source>规则版本：{versions}</source>
        <translation>Versions: {versions}</translation>
    </message>
    <message>
        <source>启用这条规则</source>
        <translation>Switch this rule on</translation>
    </message>
    <message>
        <source>停用这条规则…</source>
        <translation>Switch this rule off…</translation>
    </message>
    <message>
        <source>停用“{rule}”，请写明缘由：</source>
        <translation>Switch off &quot;{rule}&quot;. Say why:</translation>
    </message>
</context>
<context>
    <name>SavedSign</name>
    <message>
        <source>只读，不能修改</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>✓ 全部已保存</source>
        <translation>✓ all saved</translation>
    </message>
    <message>
        <source>● 正在键入，尚未保存</source>
        <translation>● typing, not yet saved</translation>
    </message>
    <message>
        <source>✓ 已保存 {time}</source>
        <translation>✓ saved {time}</translation>
    </message>
    <message>
        <source>✕ 刚才的操作没有保存</source>
        <translation>✕ the last step was not saved</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>填回</source>
        <translation>Put it back</translation>
    </message>
    <message>
        <source>丢弃</source>
        <translation>Drop it</translation>
    </message>
    <message>
        <source>上次在“{agency}”有一格没有输完：「{text}」</source>
        <translation>Last time a cell of &quot;{agency}&quot; was left half typed: &quot;{text}&quot;</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>外观和语言</source>
        <translation>Looks and language</translation>
    </message>
</context>
<context>
    <name>SortMenu</name>
    <message>
        <source>从大到小</source>
        <translation>Descending</translation>
    </message>
</context>
<context>
    <name>SourceHead</name>
    <message>
        <source>页面</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>版面</source>
        <translation>Layout</translation>
    </message>
</context>
<context>
    <name>SourcePanel</name>
    <message>
        <source>原文</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>原文页面</source>
        <translation>Pages of the source</translation>
    </message>
    <message>
        <source>原文版面</source>
        <translation>Source as laid out</translation>
    </message>
    <message>
        <source>在原文中查找</source>
        <translation>Find in the source</translation>
    </message>
    <message>
        <source>上一处（Shift+Enter）</source>
        <translation>Previous place (Shift+Enter)</translation>
    </message>
    <message>
        <source>下一处（Enter）</source>
        <translation>Next place (Enter)</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>not found</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>未读出</source>
        <translation>could not be read</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>原文如此</source>
        <translation>as printed in the source</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>不平衡</source>
        <translation>does not balance</translation>
    </message>
    <message>
        <source>依据已变化</source>
        <translation>what it rested on has changed</translation>
    </message>
    <message>
        <source>无法判断</source>
        <translation>cannot be judged</translation>
    </message>
    <message>
        <source>请对照原文</source>
        <translation>compare with the source</translation>
    </message>
    <message>
        <source>有警告</source>
        <translation>a warning</translation>
    </message>
    <message>
        <source>有提示</source>
        <translation>a notice</translation>
    </message>
</context>
<context>
    <name>TableCommands</name>
    <message>
        <source>方向键：换一个方向</source>
        <translation>Arrow keys: another direction</translation>
    </message>
    <message>
        <source>互换两行</source>
        <translation>Swap two rows</translation>
    </message>
    <message>
        <source>互换两列</source>
        <translation>Swap two columns</translation>
    </message>
    <message>
        <source>互换两格</source>
        <translation>Swap two cells</translation>
    </message>
    <message>
        <source>把“{text}”拆成两格</source>
        <translation>Split {text} into two cells</translation>
    </message>
    <message>
        <source>← →：换一个拆开的位置</source>
        <translation>← →: split at another place</translation>
    </message>
    <message>
        <source>并成一格，后面的格左移</source>
        <translation>Join into one cell, the cells behind move left</translation>
    </message>
    <message>
        <source>并成一格，后面的格不动</source>
        <translation>Join into one cell, the cells behind stay</translation>
    </message>
    <message>
        <source>← →：后面的格左移或不动</source>
        <translation>← →: the cells behind move left or stay</translation>
    </message>
    <message>
        <source>只能剪切表格里的格，按 F6 到表格</source>
        <translation>Only cells of the tables can be cut; F6 goes to the tables</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>{agency}：{done}</source>
        <translation>{agency}: {done}</translation>
    </message>
    <message>
        <source>所选的格本来如此</source>
        <translation>The selected cells are so already</translation>
    </message>
    <message>
        <source>空白格填 0</source>
        <translation>Fill blanks with 0</translation>
    </message>
    <message numerus="yes">
        <source>已清空 %n 格</source>
        <translation>
            <numerusform>%n cell cleared</numerusform>
            <numerusform>%n cells cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已恢复 %n 格的原文读数</source>
        <translation>
            <numerusform>%n cell back to its reading</numerusform>
            <numerusform>%n cells back to their reading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已剪切 %n 格</source>
        <translation>
            <numerusform>%n cell cut</numerusform>
            <numerusform>%n cells cut</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已复制 %n 格</source>
        <translation>
            <numerusform>%n cell copied</numerusform>
            <numerusform>%n cells copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>原文中没有找到这张表</source>
        <translation>This table was not found in the source</translation>
    </message>
    <message>
        <source>二 主动公开</source>
        <translation>二 Disclosure</translation>
    </message>
    <message>
        <source>三 申请办理</source>
        <translation>三 Requests</translation>
    </message>
    <message>
        <source>四 复议诉讼</source>
        <translation>四 Disputes</translation>
    </message>
</context>
<context>
    <name>TakingBack</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>之后又有别的更改，请从编辑菜单逐步撤销</source>
        <translation>Other changes came since; undo them one by one from the Edit menu</translation>
    </message>
</context>
<context>
    <name>TwinsPage</name>
    <message>
        <source>没有同一机关、同一年度的几份报告。</source>
        <translation>No body has several reports for one year.</translation>
    </message>
    <message>
        <source>并排对比</source>
        <translation>Side by side</translation>
    </message>
    <message>
        <source>有几份报告的机关和年度</source>
        <translation>Bodies and years with several reports</translation>
    </message>
    <message>
        <source>同一机关、同一年度的报告</source>
        <translation>Reports of the same body and year</translation>
    </message>
    <message>
        <source>；版本不同，只有一份印有的：这份 {here} 格，那份 {there} 格</source>
        <translation>; different editions, cells printed in one only: {here} here, {there} there</translation>
    </message>
    <message>
        <source>采用 · {state}</source>
        <translation>used · {state}</translation>
    </message>
    <message>
        <source>几份都保留；选定采用哪一份，其余标为“不采用”，随时可以取回。</source>
        <translation>All are kept. Choose the one to use; the others are set aside and can be taken back.</translation>
    </message>
    <message numerus="yes">
        <source>与“{source}”相比：%n 格不同</source>
        <translation>
            <numerusform>Compared with {source}: %n cell differs</numerusform>
            <numerusform>Compared with {source}: %n cells differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>最近的工作区</source>
        <translation>Recent workspaces</translation>
    </message>
    <message>
        <source>政府信息公开年报核查</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>原文与表格并排，逐条核对勾稽关系，更正留痕，导出数据。全程离线。</source>
        <translation>Annual reports on government transparency: source beside tables, every rule checked, every correction on record, data exported. Offline.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>表外的单元格</source>
        <translation>a cell outside the tables</translation>
    </message>
    <message>
        <source>{subject}：{rule}</source>
        <translation>{subject}: {rule}</translation>
    </message>
    <message>
        <source>无法判断：缺少 {cells}</source>
        <translation>cannot be judged: {cells} missing</translation>
    </message>
    <message>
        <source>左 {left}，右 {right}，差 {difference}</source>
        <translation>left {left}, right {right}, difference {difference}</translation>
    </message>
    <message>
        <source>（空白按 0 计）</source>
        <translation> (blank counted as 0)</translation>
    </message>
    <message>
        <source>{rule}：{sides}</source>
        <translation>{rule}: {sides}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>空白</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>未读出</source>
        <translation>not read</translation>
    </message>
    <message>
        <source>空</source>
        <translation>blank</translation>
    </message>
    <message>
        <source>未读</source>
        <translation>unread</translation>
    </message>
    <message>
        <source>读数把握不大，请对照原文</source>
        <translation>the reading is uncertain, compare with the source</translation>
    </message>
    <message>
        <source>这一行少了数字，位置是推断的</source>
        <translation>numbers are missing in this row, places were inferred</translation>
    </message>
    <message>
        <source>这一行数字多了，位置是推断的</source>
        <translation>too many numbers in this row, places were inferred</translation>
    </message>
    <message>
        <source>这一行的名称辨认不清</source>
        <translation>the label of this row is unclear</translation>
    </message>
    <message>
        <source>这里的文字不是数字</source>
        <translation>what stands here is no number</translation>
    </message>
    <message>
        <source>单位与表头不一致</source>
        <translation>the unit differs from the head</translation>
    </message>
    <message>
        <source>可能混入了页码</source>
        <translation>a page number may have slipped in</translation>
    </message>
    <message>
        <source>原文中没有找到这一格</source>
        <translation>this cell was not found in the source</translation>
    </message>
    <message>
        <source>数字可能连在一起或被拆开</source>
        <translation>numbers may be joined or split</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>not begun</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>in progress</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>{count} 处不平衡</source>
        <translation>{count} not balanced</translation>
    </message>
    <message>
        <source>{count} 处无法判断</source>
        <translation>{count} undecided</translation>
    </message>
    <message>
        <source>{count} 处未核对</source>
        <translation>{count} not looked at</translation>
    </message>
    <message>
        <source>键入</source>
        <translation>typed</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>取自原文</source>
        <translation>from the source</translation>
    </message>
    <message>
        <source>采纳建议</source>
        <translation>proposal taken</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>imported</translation>
    </message>
    <message>
        <source>不采用</source>
        <translation>set aside</translation>
    </message>
    <message>
        <source>调整行列</source>
        <translation>rows or columns arranged</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>移动一格</source>
        <translation>moved by one cell</translation>
    </message>
    <message>
        <source>互换</source>
        <translation>swapped</translation>
    </message>
    <message>
        <source>拆成两格</source>
        <translation>split into two cells</translation>
    </message>
    <message>
        <source>并成一格</source>
        <translation>joined into one cell</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>cleared</translation>
    </message>
    <message>
        <source>恢复为原文读数</source>
        <translation>back to the reading</translation>
    </message>
    <message>
        <source>从图像识别，没有规则可以印证</source>
        <translation>Recognised in a picture; no rule confirms it</translation>
    </message>
    <message>
        <source>文字识别</source>
        <translation>Recognised</translation>
    </message>
    <message>
        <source>文字是从图像中识别的；没有规则可以印证的数字都列为待看，请对照原文。</source>
        <translation>The text was recognised in pictures. Every number that no rule confirms is to be looked at; compare it with the page.</translation>
    </message>
    <message>
        <source>文件有缺损</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>文件已损坏或字体不完整，读出的数字都列为待看，请对照原文。</source>
        <translation>The file is damaged or its fonts are incomplete. All its numbers are to be looked at; compare them with the page.</translation>
    </message>
    <message>
        <source>数字后面有注释标记，没有读作数字的一部分</source>
        <translation>a footnote mark stands behind the number and was not read as part of it</translation>
    </message>
    <message>
        <source>空白格填 0</source>
        <translation>Fill blanks with 0</translation>
    </message>
</context>
<context>
    <name>WorkStrip</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>还需约 {count} 秒</source>
        <translation>about {count} s left</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>没有可以撤销的步骤</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>没有可以重做的步骤</source>
        <translation>Nothing to redo</translation>
    </message>
    <message>
        <source>已把“{text}”理解为 {value}，“。”当作小数点</source>
        <translation>&quot;{text}&quot; was understood as {value}, the 。 as a decimal point</translation>
    </message>
    <message numerus="yes">
        <source>已撤销或重做对 %n 份报告的批量处理</source>
        <translation>
            <numerusform>Undone or redone in %n report</numerusform>
            <numerusform>Undone or redone in %n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Worklist</name>
    <message>
        <source>机关名称未识别</source>
        <translation>body not recognised</translation>
    </message>
    <message>
        <source>年度不详</source>
        <translation>year unknown</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>地区不详</source>
        <translation>region unknown</translation>
    </message>
    <message>
        <source>{agency}
{year} · {region} · {state}
不平衡 {failed}，无法判断 {undecided}，待看 {look}
{source}</source>
        <translation>{agency}
{year} · {region} · {state}
not balanced {failed}, undecided {undecided}, to look at {look}
{source}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>标签：{tags}</source>
        <translation>Tags: {tags}</translation>
    </message>
    <message>
        <source>{year} · {state} · 待处理 {count}</source>
        <translation>{year} · {state} · {count} open</translation>
    </message>
    <message>
        <source>还有同一机关同一年度的报告，待选定采用哪一份</source>
        <translation>There is another report of this body and year; choose which one to use</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>State</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>Assigned to</translation>
    </message>
    <message>
        <source>选定的一部分</source>
        <translation>A selection</translation>
    </message>
    <message>
        <source>不平衡</source>
        <translation>Not balanced</translation>
    </message>
    <message>
        <source>无法判断</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>待看</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>有原文如此</source>
        <translation>With &quot;as printed&quot;</translation>
    </message>
    <message>
        <source>有更正</source>
        <translation>With corrections</translation>
    </message>
    <message>
        <source>有问题的</source>
        <translation>With problems</translation>
    </message>
    <message>
        <source>导入顺序</source>
        <translation>Order of import</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>机关</source>
        <translation>Public body</translation>
    </message>
    <message>
        <source>问题多少</source>
        <translation>Number of problems</translation>
    </message>
    <message>
        <source>有警告</source>
        <translation>with warnings</translation>
    </message>
    <message>
        <source>有提示</source>
        <translation>with notices</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>筛选报告</source>
        <translation>Filter reports</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>机关、年度、文件名、拼音</source>
        <translation>Body, year, file, pinyin</translation>
    </message>
    <message>
        <source>同一机关各年度的报告归在一起</source>
        <translation>Put the reports of a body over the years together</translation>
    </message>
    <message>
        <source>报告清单</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>没有符合条件的报告。
清除筛选可看到全部。</source>
        <translation>No report matches.
Clear the filter to see all.</translation>
    </message>
    <message>
        <source>已选 {count} 份</source>
        <translation>{count} selected</translation>
    </message>
    <message>
        <source>这里还没有报告。
把文件或文件夹拖进来，
或用“文件 › 导入”。</source>
        <translation>No reports yet.
Drop files or a folder here,
or use File › Import.</translation>
    </message>
    <message>
        <source>列出 {count} 份</source>
        <translation>{count} listed</translation>
    </message>
    <message>
        <source>{done}/{total} 已完成</source>
        <translation>{done}/{total} done</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>会改动的格</source>
        <translation>Cells that would change</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>机关</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>前身机关</source>
        <translation>Predecessor</translation>
    </message>
    <message>
        <source>自哪一年度起</source>
        <translation>From year</translation>
    </message>
    <message>
        <source>机构沿革</source>
        <translation>Predecessors</translation>
    </message>
</context>
</TS>
