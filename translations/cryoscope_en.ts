<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Figures</name>
        <message numerus="yes">
            <source>%1 records in %n section(s)</source>
            <translation>
                <numerusform>%1 records in %n section</numerusform>
                <numerusform>%1 records in %n sections</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ApplyDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Apply %n change(s) to %1</source>
            <translation>
                <numerusform>Apply %n change to %1</numerusform>
                <numerusform>Apply %n changes to %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ByteChangeModel</name>
        <message numerus="yes">
            <source>… and %n more run(s) of bytes</source>
            <translation>
                <numerusform>… and %n more run of bytes</numerusform>
                <numerusform>… and %n more runs of bytes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::EditDialog</name>
        <message numerus="yes">
            <source>Type %n byte(s) in hex: two digits each.</source>
            <translation>
                <numerusform>Type %n byte in hex: two digits.</numerusform>
                <numerusform>Type %n bytes in hex: two digits each.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Can be done; %n checksum(s) computed again.</source>
            <translation>
                <numerusform>Can be done; %n checksum is computed again.</numerusform>
                <numerusform>Can be done; %n checksums are computed again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n byte(s) of %1</source>
            <translation>
                <numerusform>%n byte of %1</numerusform>
                <numerusform>%n bytes of %1</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::FindingsPanel</name>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::GapStrip</name>
        <message numerus="yes">
            <source>Index %1, %2, %3 to %4, %n item(s)</source>
            <translation>
                <numerusform>Index %1, %2, %3 to %4, %n item</numerusform>
                <numerusform>Index %1, %2, %3 to %4, %n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HeatMap</name>
        <message numerus="yes">
            <source>%n bucket(s) unreadable</source>
            <translation>
                <numerusform>%n bucket unreadable</numerusform>
                <numerusform>%n buckets unreadable</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::HexView</name>
        <message numerus="yes">
            <source>%1
%n byte(s) from %2</source>
            <translation>
                <numerusform>%1
%n byte from %2</numerusform>
                <numerusform>%1
%n bytes from %2</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MainWindow</name>
        <message numerus="yes">
            <source>%n operation(s) are pending and not applied. Forget them?</source>
            <translation>
                <numerusform>%n operation is pending and not applied. Forget it?</numerusform>
                <numerusform>%n operations are pending and not applied. Forget them?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::MaintenanceDialog</name>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OpenDialog</name>
        <message numerus="yes">
            <source>Found %n store(s)</source>
            <translation>
                <numerusform>Found %n store</numerusform>
                <numerusform>Found %n stores</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::OverviewPage</name>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n finding</numerusform>
                <numerusform>%n findings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::PendingPanel</name>
        <message numerus="yes">
            <source>%n finding(s)</source>
            <translation>
                <numerusform>%n finding</numerusform>
                <numerusform>%n findings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s)</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cryo::ui::ValueTreeModel</name>
        <message numerus="yes">
            <source>%n element(s)</source>
            <translation>
                <numerusform>%n element</numerusform>
                <numerusform>%n elements</numerusform>
            </translation>
        </message>
    </context>
</TS>
